// The self-review keeps itself: saves while one writes, keeps a copy here when the line drops, shows both texts on a clash.
(function () {
  'use strict';
  var form = document.querySelector('form[data-review]');
  if (!form || !window.fetch) return;
  var key = 'tu-danh-gia-' + form.dataset.review, said = document.querySelector('[data-saved]');
  var timer = null, busy = false, dirty = false, leaving = false;

  function say(text, state) {
    said.textContent = text;
    said.className = 'tag' + (state ? ' ' + state : '');
  }
  function fields() {
    var found = {};
    new FormData(form).forEach(function (value, name) {
      if (name !== 'csrfmiddlewaretoken' && name !== 'seen' && name !== 'form') found[name] = value;
    });
    return found;
  }
  function keep() {
    try { localStorage.setItem(key, JSON.stringify({ at: new Date().toLocaleString('vi-VN'), seen: form.elements.seen.value, fields: fields() })); } catch (e) { say('Máy này không giữ được bản tạm', 'late'); }
  }
  function forget() { try { localStorage.removeItem(key); } catch (e) { return; } }

  function mark(data) {
    var missing = document.querySelector('[data-missing]'), total = document.querySelector('[data-total]');
    missing.textContent = data.missing.length;
    if (total && !Object.keys(data.wrong).length) total.textContent = data.total;
    document.querySelectorAll('[data-toc]').forEach(function (item) {
      var gap = data.missing.indexOf(item.dataset.toc) >= 0 || (item.dataset.toc === 'rating' && !form.querySelector('[name=rating]:checked'));
      item.classList.toggle('miss', gap);
      item.classList.toggle('done', !gap);
      var icon = item.querySelector('svg');
      if (icon) icon.setAttribute('aria-label', gap ? 'Còn thiếu' : 'Xong');
    });
  }
  function box(name, clash) {
    var input = form.querySelector('[name="' + name + '"]');
    var note = document.createElement('div'), words = document.createElement('p'), take = document.createElement('button');
    note.className = 'note warn';
    words.textContent = 'Nội dung này vừa được sửa ở máy khác. Bản đang lưu: ' + (clash.theirs || '(trống)');
    take.type = 'button'; take.className = 'btn btn-quiet btn-sm'; take.textContent = 'Ghép bản đang lưu vào ô';
    take.addEventListener('click', function () {
      if (input.type !== 'radio') input.value = clash.theirs + (clash.yours ? '\n' + clash.yours : '');
      note.remove(); changed();
    });
    note.append(words);
    if (input && input.tagName === 'TEXTAREA') note.append(take);
    var place = input ? input.closest('.answer, td, fieldset') : document.querySelector('[data-clashes]');
    place.append(note);
  }
  function send() {
    if (busy) { dirty = true; return; }
    busy = true; dirty = false;
    say('Đang lưu…');
    keep();
    fetch(form.dataset.save, { method: 'POST', body: new FormData(form), headers: { 'X-Requested-With': 'fetch' }, redirect: 'manual' })
      .then(function (answer) {
        if (answer.type === 'opaqueredirect' || answer.status === 403 || answer.status === 404) throw new Error('session');
        return answer.json();
      })
      .then(function (data) {
        busy = false;
        if (data.refused) { say(data.refused, 'late'); return; }
        form.elements.seen.value = JSON.stringify(data.seen);
        mark(data);
        var clashes = Object.keys(data.clashes);
        clashes.forEach(function (name) { box(name, data.clashes[name]); });
        if (clashes.length) { say('Có ' + clashes.length + ' mục bị sửa ở hai nơi, xem ngay dưới ô', 'late'); return; }
        if (Object.keys(data.wrong).length) say('Đã lưu ' + data.saved_at + ', trừ điểm ghi sai', 'soon');
        else { say('Đã lưu ' + data.saved_at, 'ok'); forget(); }
        if (dirty) later();
      })
      .catch(function (problem) {
        busy = false;
        keep();
        if (problem.message === 'session') say('Phiên làm việc đã hết; chữ được giữ trên máy này. Hãy mở trang đăng nhập ở thẻ khác rồi bấm Lưu.', 'late');
        else { say('Mất đường truyền; chữ được giữ trên máy này, sẽ lưu lại khi có mạng', 'late'); window.setTimeout(send, 15000); }
      });
  }
  function later() { window.clearTimeout(timer); timer = window.setTimeout(send, 1500); }
  function changed() { dirty = true; keep(); later(); }

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', function () { leaving = true; });
  window.addEventListener('pagehide', function () {
    if (dirty && !leaving && navigator.sendBeacon) navigator.sendBeacon(form.dataset.save, new FormData(form));
  });

  // What a dropped line or an expired session left behind.
  var left = null, offer = document.querySelector('[data-local]');
  try { left = JSON.parse(localStorage.getItem(key) || 'null'); } catch (e) { left = null; }
  var now = fields();
  var differs = left && Object.keys(left.fields).some(function (name) { return left.fields[name] !== (now[name] || ''); });
  if (differs) {
    offer.hidden = false;
    offer.querySelector('[data-local-when]').textContent = left.at;
    offer.querySelector('[data-local-take]').addEventListener('click', function () {
      Object.keys(left.fields).forEach(function (name) {
        form.querySelectorAll('[name="' + name + '"]').forEach(function (input) {
          if (input.type === 'radio' || input.type === 'checkbox') input.checked = input.value === left.fields[name];
          else input.value = left.fields[name];
        });
      });
      form.elements.seen.value = left.seen; // so that words changed elsewhere meanwhile clash in the open
      offer.hidden = true; changed();
    });
    offer.querySelector('[data-local-drop]').addEventListener('click', function () { forget(); offer.hidden = true; });
  }
})();
