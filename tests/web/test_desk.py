"""The desk: nobody without a session, no form from elsewhere, no act beyond a role."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from plaincite.library import open_desk
from plaincite.library.store import Library
from plaincite.model.desk import Role
from plaincite.model.library import EventKind, Signature, State
from plaincite.publish.site import SiteSettings
from plaincite.web.desk import pages, sessions
from plaincite.web.desk.passwords import hash_password

Serve = Callable[..., TestClient]

GOUT = "does-turmeric-cure-gout"
PASSWORD = "correct horse battery"
HASHED = hash_password(PASSWORD)
FORM = {"content-type": "application/x-www-form-urlencoded"}


class Browser:
    """Somebody's browser: keeps its cookie, and sends the forms of the page it looks at."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.page = ""
        self.status = 0

    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        self.post("/desk/sign-in/", name=name, password=password)

    def get(self, path: str) -> str:
        return self._keep(self.client.get(path))

    def post(self, path: str, **fields: str) -> str:
        return self._keep(self.client.post(path, data=self.hidden() | fields))

    def hidden(self) -> dict[str, str]:
        found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', self.page)
        return dict(found)

    def act(self, act: str, note: str = "", **more: str) -> str:
        ticks = {f"check-{key}": "yes" for key, _ in pages.CHECKLIST} if act == "approve" else {}
        return self.post(f"/desk/q/{GOUT}/", act=act, note=note, **(ticks | more))

    def look(self) -> str:
        return self.get(f"/desk/q/{GOUT}/")

    def _keep(self, reply: Any) -> str:
        self.status = reply.status_code
        self.page = reply.text
        if reply.status_code == 303:
            return self.get(reply.headers["location"])
        return self.page


@pytest.fixture
def visit(serve: Serve, library: Library, anna: Signature) -> Callable[[], Browser]:
    """Open another browser on one desk; Eve edits, Rita and Rob review, Pam publishes."""
    desk = open_desk(library)
    for name, role in (
        ("Eve", Role.EDITOR), ("Rita", Role.REVIEWER), ("Rob", Role.REVIEWER),
        ("Pam", Role.PUBLISHER),
    ):  # fmt: skip
        desk.add_person(name, role, HASHED, anna)
    client = serve(desk=True, sign_ins=100)

    def another() -> Browser:
        return Browser(TestClient(client.app, follow_redirects=False))

    return another


@pytest.fixture
def signed_in(visit: Callable[[], Browser]) -> Callable[[str], Browser]:
    def as_name(name: str) -> Browser:
        browser = visit()
        browser.sign_in(name)
        assert browser.status == 200
        return browser

    return as_name


def state_of(library: Library) -> State:
    return library.entry(GOUT).head.state


@pytest.mark.parametrize(
    "path", ["", "overdue/", "reports/", "people/", f"q/{GOUT}/", f"q/{GOUT}/preview/"]
)
def test_without_a_session_there_is_only_the_way_in(
    visit: Callable[[], Browser], path: str
) -> None:
    reply = visit().client.get(f"/desk/{path}")

    assert (reply.status_code, reply.headers["location"]) == (303, "/desk/sign-in/")
    assert reply.text == ""


def test_without_a_session_nothing_can_be_done(
    visit: Callable[[], Browser], library: Library
) -> None:
    browser = visit()
    browser.client.cookies.set("plaincite_desk", "a" * 43, path="/desk/")
    for path in (f"/desk/q/{GOUT}/", "/desk/reports/"):
        fields = {"act": "withdraw", "note": "x", "version": "2", "report": "x"}
        assert browser.client.post(path, data=fields).status_code == 303
    assert state_of(library) is State.DRAFT


def test_there_is_no_desk_unless_it_was_asked_for(serve: Serve) -> None:
    client = serve()

    assert client.get("/desk/").status_code == 404
    assert client.get("/desk/sign-in/").status_code == 404


@pytest.mark.parametrize(
    ("name", "password"),
    [
        pytest.param("Eve", "wrong wrong wrong", id="a wrong password"),
        pytest.param("Nobody", PASSWORD, id="a name that is not here"),
        pytest.param("eve", PASSWORD, id="a name written otherwise"),
        pytest.param("Eve", "", id="nothing"),
        pytest.param("' OR 1=1 --", "x", id="an injection"),
        pytest.param("\ud800", "\x00", id="broken text"),
    ],
)
def test_a_refusal_says_only_that_they_do_not_go_together(
    visit: Callable[[], Browser], name: str, password: str
) -> None:
    browser = visit()
    body = {
        "name": name.encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
        "password": password,
    }
    browser.post("/desk/sign-in/", **body)

    assert browser.status == 403
    assert "do not go together" in browser.page
    assert "set-cookie" not in browser.client.get("/desk/sign-in/").headers


def test_the_cookie_is_strict_and_of_the_desk_alone(visit: Callable[[], Browser]) -> None:
    browser = visit()
    reply = browser.client.post("/desk/sign-in/", data={"name": "Eve", "password": PASSWORD})
    cookie = reply.headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/desk/" in cookie
    assert "max-age" not in cookie, "it goes when the browser is closed"
    assert reply.headers["cache-control"] == "no-store"


def test_the_cookie_travels_only_encrypted_where_the_site_is() -> None:
    reply = Response()
    sessions.Cookies("/desk/", is_https=True).give(reply)

    assert "; secure" in reply.headers["set-cookie"].lower()


def test_a_new_session_has_a_new_token(visit: Callable[[], Browser]) -> None:
    """Whatever cookie came with the request: no session can be planted."""
    browser = visit()
    browser.client.cookies.set("plaincite_desk", "planted", path="/desk/")
    browser.sign_in("Eve")

    assert browser.status == 200
    tokens = {cookie.value for cookie in browser.client.cookies.jar}
    assert any(value != "planted" for value in tokens)


def test_too_many_tries_are_stopped_even_with_the_right_password(
    serve: Serve, library: Library, anna: Signature
) -> None:
    open_desk(library).add_person("Eve", Role.EDITOR, HASHED, anna)
    browser = Browser(serve(desk=True, sign_ins=3))
    for _ in range(3):
        browser.sign_in("Eve", "wrong wrong wrong")
    browser.sign_in("Eve")

    assert browser.status == 429


def test_sessions_end(signed_in: Callable[[str], Browser], library: Library) -> None:
    """By signing out; by doing nothing for an hour; after half a day in any case."""
    browser = signed_in("Eve")
    (token,) = {cookie.value for cookie in browser.client.cookies.jar}
    assert token is not None
    desk, kept = open_desk(library), sessions.token_sum(token)
    now = int(datetime.now(UTC).timestamp())
    limits = {"idle": sessions.IDLE_SECONDS, "whole": sessions.WHOLE_SECONDS}

    assert desk.person_of(kept, now=now, **limits) is not None
    assert desk.person_of(token, now=now, **limits) is None, "a copy of the table opens nothing"
    assert desk.person_of(kept, now=now + 2 * 60 * 60, **limits) is None
    for hour in range(1, 12):
        assert desk.person_of(kept, now=now + hour * 3000, **limits) is not None
    assert desk.person_of(kept, now=now + 13 * 60 * 60, **{**limits, "idle": 10**6}) is None

    browser.get("/desk/")
    browser.post("/desk/sign-out/")
    assert desk.person_of(kept, now=now, **limits) is None


def test_who_is_shut_out_is_out_at_once(
    signed_in: Callable[[str], Browser],
    visit: Callable[[], Browser],
    library: Library,
    anna: Signature,
) -> None:
    browser = signed_in("Eve")
    open_desk(library).change_person("Eve", anna, is_active=False)

    assert browser.client.get("/desk/").status_code == 303
    again = visit()
    again.sign_in("Eve")
    assert again.status == 403


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"sec-fetch-site": "cross-site"}, id="from another site"),
        pytest.param({"sec-fetch-site": "same-site"}, id="from a neighbour"),
        pytest.param({"origin": "https://evil.example"}, id="another origin"),
        pytest.param({"origin": "null"}, id="no origin that can be told"),
    ],
)
def test_forms_of_other_sites_are_refused(
    signed_in: Callable[[str], Browser], library: Library, headers: dict[str, str]
) -> None:
    browser = signed_in("Pam")
    browser.look()
    fields = browser.hidden() | {"act": "submit"}
    reply = browser.client.post(f"/desk/q/{GOUT}/", data=fields, headers=headers)

    assert reply.status_code == 400
    assert state_of(library) is State.DRAFT


@pytest.mark.parametrize("key", ["", "x" * 64, "é"])
def test_a_form_without_the_key_of_the_session_is_refused(
    signed_in: Callable[[str], Browser], library: Library, key: str
) -> None:
    browser, other = signed_in("Pam"), signed_in("Pam")
    browser.look()
    other.look()
    for wrong in (key, other.hidden()["form_key"]):
        browser.post(f"/desk/q/{GOUT}/", act="submit", form_key=wrong)
        assert browser.status == 400
        browser.look()
    assert state_of(library) is State.DRAFT


@pytest.mark.parametrize(
    "case",
    [
        ("Eve", "submit", True), ("Eve", "approve", False), ("Eve", "withdraw", False),
        ("Rita", "approve", True), ("Rita", "send-back", True), ("Rita", "publish", False),
        ("Pam", "approve", True), ("Pam", "withdraw", True),
    ],
)  # fmt: skip
def test_each_role_may_do_so_much(
    signed_in: Callable[[str], Browser],
    library: Library,
    anna: Signature,
    case: tuple[str, str, bool],
) -> None:
    name, act, is_allowed = case
    if act != "submit":
        library.act(GOUT, EventKind.SUBMITTED, anna)
    browser = signed_in(name)
    browser.look()
    browser.act(act, note="Because.")

    assert browser.status == (200 if is_allowed else 403)
    assert is_allowed or f'value="{act}"' not in browser.look(), "no button leads nowhere"
    assert (library.events(GOUT)[-1].by == name) == is_allowed


def test_a_page_goes_its_whole_way(
    signed_in: Callable[[str], Browser], library: Library, settings: SiteSettings
) -> None:
    eve, rita, pam = signed_in("Eve"), signed_in("Rita"), signed_in("Pam")
    eve.look()
    eve.act("submit")
    rita.look()
    assert "approve" in rita.page
    assert 'value="publish"' not in pam.look(), "nobody has approved it yet"
    rita.act("approve", note="All the warnings are about names.")
    pam.look()
    pam.act("publish")
    assert pam.status == 200
    (page,) = [item for item in library.shelf() if item.question.question_id == GOUT]

    assert page.versions[-1].reviewers == ("Rita",)
    approval = next(item for item in library.events(GOUT) if item.kind is EventKind.APPROVED)
    assert approval.note is not None
    assert approval.note.startswith("All the warnings are about names. [Checked: It answers")


def test_to_approve_takes_the_whole_list_and_a_reason_for_warnings(
    signed_in: Callable[[str], Browser], library: Library, anna: Signature
) -> None:
    library.act(GOUT, EventKind.SUBMITTED, anna)
    rita = signed_in("Rita")
    rita.look()
    rita.post(f"/desk/q/{GOUT}/", act="approve", note="My words.")

    assert rita.status == 400
    assert "tick everything" in rita.page
    assert ">My words.</textarea>" in rita.page
    assert library.events(GOUT)[-1].kind is EventKind.SUBMITTED


def test_a_change_in_between_is_a_conflict_that_loses_nothing(
    signed_in: Callable[[str], Browser], library: Library
) -> None:
    """Eve and Pam look at the same page; Eve hands it on first. Pam's words come back to her."""
    eve, pam = signed_in("Eve"), signed_in("Pam")
    eve.look()
    pam.look()
    eve.act("submit")
    pam.act("withdraw", note="A long reason, typed with care.")

    assert pam.status == 409
    assert "Somebody changed this page" in pam.page
    assert ">A long reason, typed with care.</textarea>" in pam.page
    assert state_of(library) is State.IN_REVIEW


def test_comments_of_two_at_once_are_both_kept(
    signed_in: Callable[[str], Browser], library: Library
) -> None:
    eve, rita = signed_in("Eve"), signed_in("Rita")
    eve.look()
    rita.look()
    eve.act("submit")
    rita.act("comment", note="Rita's comment.")
    eve.look()
    eve.act("comment", note="Eve's comment.")

    notes = [item.note for item in library.events(GOUT) if item.kind is EventKind.COMMENTED]
    assert notes == ["Rita's comment.", "Eve's comment."]


def test_hostile_words_stay_words(signed_in: Callable[[str], Browser], library: Library) -> None:
    eve = signed_in("Eve")
    eve.look()
    eve.act("comment", note='<script>alert(1)</script>{{ 7*7 }}"><img src=x>')

    assert "<script>alert" not in eve.page
    assert "<img" not in eve.page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in eve.page


@pytest.mark.parametrize(
    "fields",
    [{"act": "destroy"}, {"version": "-1"}, {"version": "9" * 30}, {"version": ""}, {"act": ""}],
)
def test_an_act_that_is_none_of_ours_is_refused(
    signed_in: Callable[[str], Browser], library: Library, fields: dict[str, str]
) -> None:
    pam = signed_in("Pam")
    pam.look()
    pam.post(f"/desk/q/{GOUT}/", **({"act": "submit"} | fields))

    assert pam.status == 400
    assert state_of(library) is State.DRAFT


def test_the_desk_shows_no_place_of_the_library(
    signed_in: Callable[[str], Browser], library: Library
) -> None:
    pam = signed_in("Pam")
    missing = pam.get("/desk/q/no-such-question/")

    assert pam.status == 404
    assert library.name not in missing


def test_a_report_is_seen_at_the_desk_and_closed(
    signed_in: Callable[[str], Browser], library: Library
) -> None:
    desk = open_desk(library)
    desk.add_report(
        "do-statins-cause-muscle-pain", 1, "Hard", "What is <b>this</b>?", on="2026-03-14"
    )
    eve = signed_in("Eve")
    assert "What is &lt;b&gt;this&lt;/b&gt;?" in eve.get("/desk/reports/")
    eve.post("/desk/reports/")

    assert desk.reports() == ()
    assert any(line.act == "report closed" and line.by == "Eve" for line in desk.audit())


def test_the_audit_trail_names_who_came_in_and_who_did_not(
    signed_in: Callable[[str], Browser], visit: Callable[[], Browser]
) -> None:
    visit().sign_in("Mallory", "guess guess guess")
    pam = signed_in("Pam")
    shown = pam.get("/desk/people/")

    assert re.search(r"Mallory</th><td>sign-in refused", shown)
    assert re.search(r"Pam</th><td>signed in", shown)
    assert HASHED not in shown
    eve = signed_in("Eve")
    eve.get("/desk/people/")
    assert eve.status == 403


def test_what_is_overdue_is_listed_the_oldest_first(library: Library) -> None:
    rows = pages.queue(library.entries(), library.shelf(), (), months=12)
    late = pages.overdue(rows, datetime(2027, 4, 1, tzinfo=UTC).date())

    assert [row.due for row in late] == ["2027-03-14", "2027-03-14"]
    assert pages.overdue(rows, datetime(2027, 3, 14, tzinfo=UTC).date()) == ()


def test_the_two_person_rule(
    library: Library, anna: Signature, two_person_desk: Callable[[str], Browser]
) -> None:
    library.act(GOUT, EventKind.SUBMITTED, anna)
    rita, rob, pam = (two_person_desk(name) for name in ("Rita", "Rob", "Pam"))
    rita.look()
    rita.act("approve", note="Fine.")
    pam.look()
    pam.act("publish")
    assert pam.status == 409
    assert "1 of 2 approvals" in pam.page
    rita.look()
    rita.act("approve", note="Fine again.")
    pam.look()
    pam.act("publish")
    assert pam.status == 409, "the same person twice is one person"
    rob.look()
    rob.act("approve", note="Fine too.")
    pam.look()
    pam.act("publish")
    assert pam.status == 200
    assert state_of(library) is State.PUBLISHED


@pytest.fixture
def two_person_desk(serve: Serve, library: Library, anna: Signature) -> Callable[[str], Browser]:
    desk = open_desk(library)
    people = {"Rita": Role.REVIEWER, "Rob": Role.REVIEWER, "Pam": Role.PUBLISHER}
    for name, role in people.items():
        desk.add_person(name, role, HASHED, anna)
    client = serve(desk=True, approvals=2, sign_ins=100)

    def as_name(name: str) -> Browser:
        browser = Browser(TestClient(client.app, follow_redirects=False))
        browser.sign_in(name)
        return browser

    return as_name
