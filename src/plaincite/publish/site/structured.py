"""What machines read in a page: schema.org's MedicalWebPage with its citations, as JSON-LD.

Only what is so: `reviewedBy` and `lastReviewed` stand where people approved this very version.
"""

import json
from typing import Any

from markupsafe import Markup

from plaincite.model.answer import Answer, Reference, Status
from plaincite.model.library import PublicPage, PublicVersion
from plaincite.publish.site.settings import SiteSettings

__all__ = ["description", "medical_web_page"]

_LONGEST_DESCRIPTION = 300
# What could end the script element, or be taken for mark-up, is written as JSON escapes.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026",
            0x2028: "\\u2028", 0x2029: "\\u2029"}  # fmt: skip


def description(answer: Answer) -> str:
    """Return the short answer as one line for previews; empty where a safety message stands."""
    if answer.safety.replaces_answer:
        return ""
    text = " ".join(statement.text for statement in answer.short_answer)
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return f"{text[:_LONGEST_DESCRIPTION].rpartition(' ')[0]} …"


def medical_web_page(
    answer: Answer, page: PublicPage, version: PublicVersion, address: str, settings: SiteSettings
) -> Markup:
    """Return the page as JSON-LD, safe inside a script element."""
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": answer.question.text,
        "url": address,
        "inLanguage": "en",
        "datePublished": page.first_on,
        "dateModified": version.on,
        "specialty": f"https://schema.org/{answer.question.specialty.schema_org}",
        "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "isAccessibleForFree": True,
    }
    if version.reviewers:
        document["lastReviewed"] = version.on
        document["reviewedBy"] = [{"@type": "Person", "name": name} for name in version.reviewers]
    if settings.publisher:
        document["publisher"] = {"@type": "Organization", "name": settings.publisher}
    if answer.status is Status.ANSWERED:
        document["mainEntity"] = _question(answer)
    if answer.references:
        document["citation"] = [_article(reference) for reference in answer.references]
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - nothing in it can end the element


def _question(answer: Answer) -> dict[str, Any]:
    text = " ".join(statement.text for statement in answer.short_answer)
    return {
        "@type": "Question",
        "name": answer.question.text,
        "acceptedAnswer": {"@type": "Answer", "text": text},
    }


def _article(reference: Reference) -> dict[str, Any]:
    article: dict[str, Any] = {"@type": "MedicalScholarlyArticle", "headline": reference.title}
    if reference.authors:
        article["author"] = [{"@type": "Person", "name": name} for name in reference.authors[:6]]
    if reference.year:
        article["datePublished"] = str(reference.year)
    if reference.journal:
        article["isPartOf"] = {"@type": "Periodical", "name": reference.journal}
    if reference.pmid:
        article["identifier"] = f"PMID:{reference.pmid}"
        article["url"] = f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
    if reference.doi:
        article["sameAs"] = f"https://doi.org/{reference.doi}"
    return article
