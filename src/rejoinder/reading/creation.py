"""Words of works that authors make, and of copies that nobody allowed."""

from __future__ import annotations

import re

CREATION = re.compile(
    r"(?:my|our|['’]s|original|his|her|its|their) (?:\w+ )?(?:documentary|series|album|recording|drawing|"
    r"illustration|painting|film|movie|song|novel|"
    r"\w*book|"
    r"comic|artwork|"
    r"font|template|(?:sewing |knitting |crochet |embroidery |quilt(?:ing)? )?pattern|story|poem|lyrics|video|game|"
    r"characters?)s?\b|"
    r"\bаудиокниг\w*|\bэлектронн\w+ книг\w*|\bкинофильм\w*|\bсериал\w*|"
    r"\b(?:author|composer|illustrator|photographer) of\b|"
    r"\bcharacters? [\"“«‘']|(?:иллюстраци|рисун\w{1,2}|текст|персонаж)\w*,? права на котор|"
    r"права на (?:иллюстрац|рисун|персонаж|книг|текст|музык|фильм)|"
    r"\bi (?:drew|painted|photographed|composed|illustrated|sketched)\b|illustration rights|\bcopy of mine\b|"
    r"file ?name: ?[^\n]{1,200}\.(?:mkv|mp4|avi|mp3|flac|epub|iso|m4v|wmv)\b|"
    r"rights to (?:an?|the|this) (?:recording|song|track|film|book|work|series)|(?:принт|рисун|картин)\w* [«\"]|"
    r"\bавтор котор|\b(?:i|we|she|he) (?:paint|draw|compose|illustrate)s?\b|watercolou?rs?|插画师|作品《|\bour game\b|"
    r"exclusive rights in (?:the )?|sound recordings?|\bbootleg|infringed works?\b|motion pictures?\b|bittorrent|"
    r"\btorrents?\b|"
    r"feature films?\b|(?:media|"
    r"broadcast(?:ing)?) rights|\bpirac|"
    r"(?:stream|broadcast|transmit)\w* illegally|illegal (?:live )?(?:stream|broadcast)|"
    r"\b(?:pdf|scan|file|download)s? of (?:my|our)\b|\bi (?:design|write|draw) (?:\w+ )?(?:patterns|books|stories|"
    r"songs|games)\b|"
    r"\b(?:minhas?|nossas?|mis?|nuestr[oa]s?|mon|ma|mes|notre|nos|mi[ao]|nostr[oa]|meus?) (?:\w+ )?(?:ilustra|"
    r"illustra|desenh|dibujo|"
    r"dessin|disegn|pintur|peintur|dipint|m[úu]sic|musiqu|livro|libro|livre|can[çc]|chanson|obra|œuvre|oeuvre|"
    r"opera\b|poema)|"
    r"phonograms?|\bscanned book|"
    r"\b(?:pdf|scanned|pirated) cop(?:y|ies) of|"
    r"исключительн\w+ прав\w* на произведени|исключительн\w+ прав\w*+[^.]{0,60}(?:фильм|книг|музык|сериал|аудио|"
    r"киностуди|видео|издательств)|(?:фильм|сериал|книг|роман|альбом)\w{0,2} [«\"]|"
    r"\b(?:mein|unser|ihr)e?[rsnm]? (?:\w+ )?(?:gem[äa]lde|zeichnung\w*|illustration\w*|romane?|lieder|buch|b[üu]cher)|"
    r"\b(?:libro|novela|pel[ií]cula|canci[oó]n|livre|roman|chanson|romanzo|livro) [\"«“]|"
    r"\bi(?:'m| am) the (?:illustrator|author|composer|writer)|"
    r"(?:我的|我们的|原创|(?:我|我们|本人)[^。，\n]{0,20}的)(?:插画|照片|摄影作品|画作|漫画|文章|小说|音乐|视频)|"
    r"наш\w* (?:фильм|книг|песн|иллюстраци|"
    r"рисун)|иллюстраци\w+ [«\"]|персонаж"
)
COPIED = re.compile(
    r"\b(?:scanned|copied|reproduced|uploaded|re-?published|reposted)\b[^.]{0,160}\.?[^.]{0,80}\b(?:licen[cs]e|"
    r"permission|"
    r"consent|authori[sz])"
)
"""Something was copied that nobody allowed to copy."""
