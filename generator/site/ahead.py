"""The HTML of some pages, made before the site is: of a part of it, for who puts parts together."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files

from generator.fewer_patterns import with_fewer_patterns
from generator.forks import done_by_forks
from generator.kept import Kept
from generator.site.mkdocs import SHARE, warnings_collected
from generator.site.rendered import KeptPage, conditions


def make_ahead(config_file: Path, kept: Kept) -> None:
    """Make the HTML of the pages of a language that are on disk, and keep it.

    They may lead to pages that are not there: others make those. Whether these have the places that
    are led to is seen when the site is built, which makes anew what is warned of here.
    """
    with warnings_collected() as warned:
        config = load_config(str(config_file))
        config.markdown_extensions = with_fewer_patterns(config.markdown_extensions)
        files = _WithOthers(get_files(config), config)
        under = conditions(config)

        def make(file: File) -> None:
            page = KeptPage(file, config, under, kept, warned)
            page.read_source(config)
            page.render(config, files)
            file.page = None  # or all would be in memory in the end

        pages = files.documentation_pages()
        made = {file.src_uri for file in done_by_forks(pages, make, SHARE)}
        for file in pages:
            if file.src_uri not in made:
                make(file)


class _WithOthers(Files):
    """The files of the pages that are there; whatever other page is asked for, there is too."""

    def __init__(self, there: Files, config: MkDocsConfig) -> None:
        super().__init__(list(there))
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file of a page."""
        found = super().get_file_from_path(path)
        if found is None and path.endswith(".md"):
            config = self._config
            found = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        return found
