"""The small set of pictures, drawn for this project on a grid of 24 points; `{% icon %}` puts them into a page."""

_RING = '<circle cx="12" cy="12" r="9.5"/>'
_SHEET = '<path d="M13.5 2.5h-8v19h13v-14z"/><path d="M13.5 2.5v5h5"/>'
_EYE = '<path d="M2 12c2.4-4.6 5.7-7 10-7s7.6 2.4 10 7c-2.4 4.6-5.7 7-10 7s-7.6-2.4-10-7z"/>'

ICONS = {
    # States: each has its own outline, so that colour only repeats what the shape says.
    "done": f'{_RING}<path d="M7.5 12.5l3 3 6-6.5"/>',
    "now": f'{_RING}<circle cx="12" cy="12" r="2.5" fill="currentColor"/>',
    "next": _RING,
    "missing": '<circle cx="12" cy="12" r="9.5" stroke-dasharray="4.2 3.260"/>',
    "late": '<path d="M12 3L2 20.5h20z"/><path d="M12 9.5v5M12 17.4v.2"/>',
    "refused": f'{_RING}<path d="M8.5 8.5l7 7M15.5 8.5l-7 7"/>',
    "none": '<path d="M6 12h12"/>',
    "wait": (
        '<path d="M6 2.5h12M6 21.5h12M7.5 2.5c0 5 4.5 6.5 4.5 9.5s-4.5 4.5-4.5 9.5M16.5 2.5c0 5-4.5 '
        '6.5-4.5 9.5s4.5 4.5 4.5 9.5"/>'
    ),
    "info": f'{_RING}<path d="M12 11v6M12 7.3v.2"/>',
    "stop": '<path d="M8 2.5h8l5.5 5.5v8l-5.5 5.5h-8l-5.5-5.5v-8z"/><path d="M12 7v6M12 16.5v.2"/>',
    # Things.
    "bell": (
        '<path d="M5.5 16.5c1-1.7 1.5-3.5 1.5-6a5 5 0 0 1 10 0c0 2.5.5 4.3 1.5 6z"/><path d="M10 '
        '20a2.2 2.2 0 0 0 4 0M12 3v2"/>'
    ),
    "user": '<circle cx="12" cy="8" r="4.5"/><path d="M3.5 21c1-4.5 4-6.5 8.5-6.5s7.5 2 8.5 6.5"/>',
    "people": (
        '<circle cx="9" cy="8" r="4"/><path d="M2 20.5c.6-4 3-6 7-6s6.4 2 7 6M15.5 4.3a4 4 0 0 1 0 '
        '7.4M18.5 15.2c2 .8 3.1 2.6 3.5 5.3"/>'
    ),
    "eye": f'{_EYE}<circle cx="12" cy="12" r="3"/>',
    "hidden": f'{_EYE}<path d="M4 20.5L20 3.5"/>',
    "clock": f'{_RING}<path d="M12 6.5v5.5l3.8 2.2"/>',
    "calendar": '<path d="M3 5h18v16h-18zM3 10h18M8 2.5v4M16 2.5v4"/>',
    "home": '<path d="M3 11.5l9-8.5 9 8.5M5.5 9.5v11.5h13v-11.5M10 21v-6.5h4v6.5"/>',
    "sheet": f'{_SHEET}<path d="M8.5 12.5h7M8.5 16.5h7"/>',
    "file": _SHEET,
    "excel": f'{_SHEET}<path d="M8.5 11.5h7v6h-7zM12 11.5v6M8.5 14.5h7"/>',
    "clip": (
        '<path d="M20 11l-8.5 8.5a5 5 0 0 1-7-7l9-9a3.3 3.3 0 0 1 4.7 4.7l-8.7 8.7a1.6 1.6 0 0 '
        '1-2.3-2.3l7.8-7.8"/>'
    ),
    "folder": '<path d="M2.5 19.5v-15h6.5l2.5 3h10v12z"/>',
    "matrix": (
        '<path d="M3 3h7.5v7.5h-7.5zM13.5 3h7.5v7.5h-7.5zM3 13.5h7.5v7.5h-7.5zM13.5 13.5h7.5v7.5h-7.5z"/>'
    ),
    "scales": (
        '<path d="M12 3v18M7.5 21h9M5 6.5h14M5 6.5l-3 7.5c1.6 2 4.4 2 6 0zM19 6.5l-3 7.5c1.6 2 4.4 2 6 0z"/>'
    ),
    "ballot": '<path d="M3 12.5h18v8.5h-18zM9 16.5h6M7 12.5v-9.5h10v9.5"/><path d="M9.5 7.5l2 2 3-3.5"/>',
    "chart": '<path d="M3 3v18h18"/><path d="M8 17v-4.5M12.5 17v-10M17 17v-7"/>',
    "tree": '<path d="M9 2.5h6v5h-6zM2.5 16.5h6v5h-6zM15.5 16.5h6v5h-6zM12 7.5v4.5M5.5 16.5v-4.5h13v4.5"/>',
    "book": (
        '<path d="M12 6c-2.3-1.7-5.3-2.3-9.5-2v15c4.2-.3 7.2.3 9.5 2 2.3-1.7 5.3-2.3 '
        '9.5-2v-15c-4.2-.3-7.2.3-9.5 2zM12 6v15"/>'
    ),
    "chat": '<path d="M3 4h18v13h-9l-5 4.5v-4.5h-4z"/>',
    "flag": '<path d="M5 22v-19h14l-3 5 3 5h-14"/>',
    "lock": '<path d="M5 11h14v10h-14zM8 11v-3.5a4 4 0 0 1 8 0v3.5"/>',
    "key": '<circle cx="7.5" cy="15.5" r="4.5"/><path d="M10.7 12.3l9.3-9.3M16 7l3.5 3.5"/>',
    "screen": '<path d="M2.5 4h19v13h-19zM8 21h8M12 17v4"/>',
    "sun": (
        '<circle cx="12" cy="12" r="4"/><path d="M12 2v2.5M12 19.5v2.5M2 12h2.5M19.5 12h2.5M5 5l1.7 '
        '1.7M17.3 17.3l1.7 1.7M5 19l1.7-1.7M17.3 6.7l1.7-1.7"/>'
    ),
    "moon": '<path d="M20.5 14.5a9 9 0 0 1-11-11 9.2 9.2 0 1 0 11 11z"/>',
    "saved": (
        '<path d="M7 19a5 5 0 0 1-.5-9.9 6 6 0 0 1 11.3 1.4 4.3 4.3 0 0 1 .2 8.5z"/><path d="M9 '
        '14l2.2 2.2 4-4.4"/>'
    ),
    "unsaved": (
        '<path d="M7 19a5 5 0 0 1-.5-9.9 6 6 0 0 1 11.3 1.4 4.3 4.3 0 0 1 .2 8.5z"/><path d="M12 '
        '11v3M12 16.4v.2"/>'
    ),
    # Acts.
    "menu": '<path d="M3.5 6h17M3.5 12h17M3.5 18h17"/>',
    "search": '<circle cx="10.5" cy="10.5" r="7"/><path d="M15.7 15.7l5.8 5.8"/>',
    "pencil": '<path d="M3 21l1.2-5.2 12.3-12.3 4 4-12.3 12.3z"/><path d="M13.5 6.5l4 4"/>',
    "print": '<path d="M7 8v-5.5h10v5.5M7 18h-4v-10h18v10h-4M7 14h10v7.5h-10z"/>',
    "download": '<path d="M12 3v12M7 10.5l5 5 5-5M3.5 16.5v4.5h17v-4.5"/>',
    "upload": '<path d="M12 16v-12M7 8.5l5-5 5 5M3.5 16.5v4.5h17v-4.5"/>',
    "send": '<path d="M21.5 2.5l-19 7.5 7.5 4 4 7.5zM10 14l11.5-11.5"/>',
    "back": '<path d="M20 12h-16M10 5.5l-6.5 6.5 6.5 6.5"/>',
    "forth": '<path d="M9 4.5l7.5 7.5-7.5 7.5"/>',
    "again": '<path d="M20.5 4v5.5h-5.5M20 9.5a8.5 8.5 0 1 0 .5 4"/>',
    "undo": '<path d="M8 4l-4.5 4.5 4.5 4.5M3.5 8.5h10a6 6 0 0 1 0 12h-5"/>',
    "plus": '<path d="M12 4v16M4 12h16"/>',
    "close": '<path d="M5 5l14 14M19 5l-14 14"/>',
    "keys": '<path d="M2 6h20v12h-20zM6 10h.2M10 10h.2M14 10h.2M18 10h.2M7.5 14h9"/>',
    "exit": '<path d="M14 3h-9.5v18h9.5M10 12h11M16.5 7l4.5 5-4.5 5"/>',
}
