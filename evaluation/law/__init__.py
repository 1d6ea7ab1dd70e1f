"""Floor 1: the law and the procurement methods as dated, cited data.

What stands here:
    - ``params/<jurisdiction>/<source>/<name>.toml``: one parameter of the law a file. Its path is
      its key, such as ``cn/87/price_share_services_min``. `evaluation.law.book` reads it.
    - ``methods/<key>.toml``: one procurement method a file; it names parameters by key and never
      repeats their figures. `evaluation.law.method` reads it.
    - ``statuses.toml``: what a tenderer may declare for the price preferences of policy.
      `evaluation.law.status` reads it.
    - ``sources.toml``: the papers that were read.

To add a value, or to change one because the law changed:
    1. Find the file (``tender law WORD``), or start a new one under the instrument it comes from.
    2. Never edit a value that was once in force; add a ``[[value]]`` table after it. Its ``since``
       ends the one before. ``until`` is only for a last value whose end is known.
    3. ``value``: a share is a decimal from 0 to 1 (``0.10`` is 10 %), money is in units of the
       currency, two thirds is ``"2/3"``, a text is ``{ zh = "…", en = "…" }``, and a list may
       hold any of these. Leave ``value`` out where the law has no such limit from that day (or
       repealed it), and say why in ``note``.
    4. ``cite``: the article, in both languages. ``source``: keys of ``sources.toml``, the papers in
       which it was read. ``certainty``: ``found`` (read in the text itself), ``second-hand`` (read
       in a paper that reports it), or ``memory-high``, ``memory-medium``, ``memory-low``.
    5. ``since_certainty`` where the first day is less sure than the value. If only a day is known
       on which the value was already in force, ``since`` is that day and ``since_certainty`` is
       ``at-latest``: nothing is claimed about earlier days, and asking for one is an error.
    6. Set ``checked`` to the day on which you compared the whole file with the text.

    A file with a gap or an overlap between its values, an unknown field, or a value without its
    citation is refused when it is read, with every fault named.

A bureau changes nothing here. It lays a folder of the same shape over ours
(``law_book(own)``, ``method(key, own)``); its files replace ours of the same key, and
results say so and name both values.
"""
