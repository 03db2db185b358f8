// The self-review's own figures, renewed after each autosave (drafts.js): what is missing, the sum of points.
(() => {
  'use strict';
  document.addEventListener('draft:saved', (event) => {
    const { missing, total, wrong } = event.detail;
    if (!missing) return;
    const left = document.querySelector('[data-missing]');
    if (left) left.textContent = missing.length;
    const sum = document.querySelector('[data-total]');
    if (sum && !Object.keys(wrong).length) sum.textContent = total;
    document.querySelectorAll('[data-toc]').forEach((item) => {
      const key = item.dataset.toc;
      const gap = key === 'rating' ? !document.querySelector('[name=rating]:checked') : missing.includes(key);
      item.classList.toggle('miss', gap);
      item.classList.toggle('done', !gap);
    });
  });
})();
