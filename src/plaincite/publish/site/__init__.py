"""The reader site: public pages of a library in, the files of a web site out.

The same `Press` prints a site into a folder and page by page for a server, so both give the same
bytes. It has no clock and asks nothing: same library, same settings, same site.
"""

from plaincite.publish.site.folder import SiteFolder
from plaincite.publish.site.press import File, Press
from plaincite.publish.site.settings import SiteSettings, read_settings
from plaincite.publish.site.texts import Texts, read_texts

__all__ = [
    "File",
    "Press",
    "SiteFolder",
    "SiteSettings",
    "Texts",
    "read_settings",
    "read_texts",
]
