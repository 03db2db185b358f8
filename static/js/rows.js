// Score tables (NFR-4): a row that could not be saved says so, keeps its values in the page, and is sent again by itself.
//   <form data-rows="sheet-7-12"> … <tr hx-post="…"> <input name="p:…"> … <td class="state"> </tr> … and kit/_recover.html
// What is unsaved is kept in localStorage under data-rows until it is saved, dropped, or the person signs out (app.js). A row
// without hx-post is only kept: the page's own buttons send it.
(() => {
  'use strict';
  const form = document.querySelector('form[data-rows]');
  if (!form) return;
  const AGAIN = 10000;
  const place = `sonduong:${form.dataset.rows}`;
  const edits = new Map();   // row → how often it was typed in; only rows with something unsaved
  const sent = new Map();    // row → the number of edits that the request under way carries
  let leaving = false;

  const boxes = (row) => Array.from(row.querySelectorAll('input[name^="p:"], input[name^="n:"]'));
  const copy = () => JSON.parse(localStorage.getItem(place) || '{"values": {}}');
  const keep = (values) => {
    if (!Object.keys(values).length) { localStorage.removeItem(place); return; }
    try { localStorage.setItem(place, JSON.stringify({ at: Date.now(), values })); } catch (full) { /* the page still holds them */ }
  };
  const forget = (names) => {
    const { values } = copy();
    names.forEach((name) => delete values[name]);
    keep(values);
  };
  const edited = (row) => {
    edits.set(row, (edits.get(row) || 0) + 1);
    keep(Object.assign(copy().values, Object.fromEntries(boxes(row).map((box) => [box.name, box.value]))));
  };
  const say = (row, words, link) => {
    const tag = document.createElement('span');
    tag.className = 'tag late';
    tag.textContent = words;
    if (link) tag.append(' ', Object.assign(document.createElement('a'), { href: '/dang-nhap/', target: '_blank', textContent: 'Đăng nhập lại ở trang mới' }));
    row.querySelector('td.state').replaceChildren(tag);
  };
  const send = (row) => window.htmx.trigger(row, 'change');
  const lost = (row, words, link) => {
    say(row, words, link);
    clearTimeout(row.again);
    row.again = setTimeout(() => { if (edits.has(row)) send(row); }, AGAIN);
  };

  form.addEventListener('input', (event) => { const row = event.target.closest('tr'); if (row) edited(row); });
  form.addEventListener('htmx:beforeRequest', (event) => sent.set(event.target, edits.get(event.target)));
  form.addEventListener('htmx:sendError', (event) => {
    event.stopPropagation();
    lost(event.target, 'Chưa lưu: mất đường truyền, sẽ tự lưu khi có lại');
  });
  form.addEventListener('htmx:responseError', (event) => {
    const { status } = event.detail.xhr;
    if (status === 404) return;   // app.js says it; nothing to try again
    event.stopPropagation();
    if (status === 403) lost(event.target, 'Chưa lưu: phiên làm việc đã hết.', true);
    else lost(event.target, 'Chưa lưu: hệ thống gặp lỗi, sẽ tự lưu lại');
  });
  form.addEventListener('htmx:beforeSwap', (event) => {
    const row = event.detail.requestConfig.elt;
    const { responseURL, status } = event.detail.xhr;
    if (responseURL && new URL(responseURL).pathname.startsWith('/dang-nhap/')) {
      event.detail.shouldSwap = false;
      event.stopPropagation();
      lost(row, 'Chưa lưu: phiên làm việc đã hết.', true);
    } else if (status === 200 && sent.get(row) === edits.get(row)) {
      edits.delete(row);
      forget(boxes(row).map((box) => box.name));
    }
  });
  window.addEventListener('online', () => edits.forEach((_, row) => { if (row.matches('[hx-post]')) send(row); }));
  form.addEventListener('submit', () => { leaving = true; });
  document.addEventListener('click', (event) => { if (event.target.closest('[data-sign-out]')) leaving = true; });
  window.addEventListener('beforeunload', (event) => { if (!leaving && edits.size) event.preventDefault(); });

  // What an earlier visit could not save and this page shows otherwise.
  const plain = (text) => text.trim().replace('.', ',');
  const recover = () => {
    const { at, values } = copy();
    const shown = Array.from(form.querySelectorAll('tbody tr')).flatMap(boxes).filter((box) => box.name in values);
    const other = shown.filter((box) => plain(box.value) !== plain(values[box.name]));
    forget(shown.filter((box) => !other.includes(box)).map((box) => box.name));
    if (!other.length) return;
    const panel = document.querySelector('template[data-draft-recover]').content.firstElementChild.cloneNode(true);
    panel.querySelector('[data-when]').textContent = new Date(at).toLocaleString('vi-VN', { hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric' });
    panel.addEventListener('click', (event) => {
      const choice = event.target.closest('[data-take]');
      if (!choice) return;
      panel.remove();
      if (choice.dataset.take === 'none') { forget(other.map((box) => box.name)); return; }
      other.forEach((box) => { box.value = values[box.name]; });
      new Set(other.map((box) => box.closest('tr'))).forEach((row) => { edited(row); if (row.matches('[hx-post]')) send(row); });
    });
    form.prepend(panel);
  };
  recover();
})();
