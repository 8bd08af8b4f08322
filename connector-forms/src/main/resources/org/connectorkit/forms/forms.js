// Rows that are added and removed, files that name their entry, and a summary whose links reach their controls.
(() => {
  'use strict';

  const rowsIn = (list) => [...list.querySelectorAll(':scope > [data-row]')];
  const firstControl = (row) => row.querySelector('input:not([type=hidden]), select, textarea');

  const status = document.createElement('div');
  status.className = 'form-hidden';
  status.setAttribute('role', 'status');
  document.body.append(status);
  const say = (text) => { status.textContent = text; };

  const number = (list) => rowsIn(list).forEach((row, i) => {
    row.querySelectorAll('[data-number]').forEach((place) => { place.textContent = i + 1; });
  });

  let added = 0;
  const addRow = (list) => {
    const pattern = list.querySelector(':scope > template');
    const row = pattern.content.querySelector('[data-row]').cloneNode(true);
    const key = `new${added++}`;
    for (const element of [row, ...row.querySelectorAll('*')]) {
      for (const attribute of element.attributes) {
        if (attribute.value.includes('__row__')) {
          attribute.value = attribute.value.replaceAll('__row__', key);
        }
      }
    }
    pattern.before(row);
    prepare(row);
    number(list);
    return row;
  };

  const clear = (row) => {
    row.querySelectorAll('[data-kept]').forEach((kept) => kept.remove());
    row.querySelectorAll('input, textarea, select').forEach((control) => { control.value = ''; });
  };

  const removeRow = (row) => {
    const list = row.parentElement;
    const rows = rowsIn(list);
    const index = rows.indexOf(row);
    say(`${list.dataset.label} ${index + 1} removed`);
    if (rows.length === 1) {
      clear(row);
      firstControl(row).focus();
      return;
    }
    row.remove();
    number(list);
    firstControl(rows[index + 1] || rows[index - 1]).focus();
  };

  const nameAfterFile = (row, file) => {
    const key = row.querySelector('input[name$=".key"]');
    if (key && (key.value === '' || key.value === key.dataset.fileName)) {
      key.value = file.name;
      key.dataset.fileName = file.name;
    }
  };

  const give = (row, file) => {
    const chosen = new DataTransfer();
    chosen.items.add(file);
    row.querySelector('input[type=file]').files = chosen.files;
    row.querySelectorAll('[data-kept]').forEach((kept) => kept.remove());
    nameAfterFile(row, file);
  };

  const prepare = (root) => {
    root.querySelectorAll('[data-row] input[type=file], :scope input[type=file]').forEach((control) => {
      control.multiple = control.closest('[data-row]') !== null;
    });
  };
  prepare(document);

  document.addEventListener('click', (event) => {
    const add = event.target.closest('[data-add-row]');
    if (add) {
      const row = addRow(add.previousElementSibling);
      firstControl(row).focus();
      say(`${add.previousElementSibling.dataset.label} ${rowsIn(row.parentElement).length} added`);
    }
    const remove = event.target.closest('[data-remove-row]');
    if (remove) {
      removeRow(remove.closest('[data-row]'));
    }
    const link = event.target.closest('.form-summary a');
    const control = link && document.getElementById(link.hash.slice(1));
    if (control) {
      event.preventDefault();
      control.focus();
      control.scrollIntoView({ block: 'center' });
    }
  });

  document.addEventListener('change', (event) => {
    const row = event.target.type === 'file' ? event.target.closest('[data-row]') : null;
    if (row && event.target.files.length > 0) {
      const [first, ...more] = event.target.files;
      give(row, first);
      more.forEach((file) => give(addRow(row.parentElement), file));
    }
  });

  const summary = document.getElementById('form-summary');
  if (summary) {
    summary.focus();
  }
})();
