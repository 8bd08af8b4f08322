// Theme, tabs, copying, progress and the live inbox. Every page works without it but for new mail, which then needs a reload.
(() => {
  'use strict';

  const status = document.getElementById('status');
  const say = (text) => {
    status.textContent = '';
    setTimeout(() => { status.textContent = text; }, 50);
  };

  const themes = ['auto', 'light', 'dark'];
  const toggle = document.querySelector('[data-theme-toggle]');
  const showTheme = () => {
    toggle.querySelector('[data-theme-name]').textContent = document.documentElement.dataset.theme;
  };
  toggle.hidden = false;
  showTheme();
  toggle.addEventListener('click', () => {
    const theme = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
    showTheme();
    say(toggle.textContent);
  });

  document.addEventListener('click', async (event) => {
    const copy = event.target.closest('[data-copy]');
    if (copy) {
      const source = document.getElementById(copy.dataset.copy);
      try {
        await navigator.clipboard.writeText(source.textContent);
      } catch (e) {
        window.getSelection().selectAllChildren(source);
        say('The browser refused to copy. The text is selected: copy it with the keyboard.');
        return;
      }
      const label = copy.innerHTML;
      copy.textContent = 'Copied';
      say('Copied');
      setTimeout(() => { copy.innerHTML = label; }, 1500);
    }
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) {
      event.preventDefault();
      return;
    }
    if (form.dataset.busy) {
      if (form.dataset.submitted) {
        event.preventDefault();
        return;
      }
      form.dataset.submitted = 'yes';
      const pressed = event.submitter || form.querySelector('button');
      pressed.setAttribute('aria-disabled', 'true');
      // Later: the button's own name and value must still be submitted
      setTimeout(() => { pressed.textContent = form.dataset.busy; say(form.dataset.busy); }, 0);
    }
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      window.location.reload();
    }
  });

  const announcement = document.querySelector('[data-announce]');
  if (announcement) {
    say(announcement.dataset.announce);
  }

  const running = document.querySelector('[data-wait]');
  if (running) {
    const started = Date.now();
    setInterval(() => {
      running.querySelector('[data-seconds]').textContent = `${Math.round((Date.now() - started) / 1000)} s`;
    }, 1000);
    const wait = async () => {
      try {
        const answer = await fetch(running.dataset.wait);
        if ((await answer.json()).done) {
          window.location.reload();
          return;
        }
      } catch (e) {
        await new Promise((resolve) => { setTimeout(resolve, 1000); });
      }
      wait();
    };
    wait();
  }

  for (const tabs of document.querySelectorAll('[data-tabs]')) {
    const all = [...tabs.querySelectorAll('[role=tab]')];
    const panel = (tab) => document.getElementById(tab.getAttribute('aria-controls'));
    const choose = (chosen) => all.forEach((tab) => {
      tab.setAttribute('aria-selected', tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      panel(tab).hidden = tab !== chosen;
    });
    tabs.classList.add('tabs-live');
    choose(all.find((tab) => panel(tab).hasAttribute('data-first')) || all[0]);
    all.forEach((tab, i) => {
      tab.addEventListener('click', () => choose(tab));
      tab.addEventListener('keydown', (event) => {
        const next = { ArrowRight: i + 1, ArrowLeft: i - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
        if (next !== undefined) {
          event.preventDefault();
          choose(all[next % all.length]);
          all[next % all.length].focus();
        }
      });
    });
  }

  const mails = document.querySelector('[data-mails]');
  const search = document.querySelector('[data-search]');
  const count = document.querySelector('[data-inbox-count]');

  let asked = 0;
  const refresh = async () => {
    const ask = ++asked;
    const selected = /^\/inbox\/([^/]+)/.exec(window.location.pathname);
    const query = new URLSearchParams({ q: search.value, selected: selected ? decodeURIComponent(selected[1]) : '' });
    const focused = mails.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    const answer = await fetch(`/inbox/list?${query}`);
    const html = await answer.text();
    if (ask === asked && answer.ok) {
      mails.innerHTML = html;
      if (focused) {
        mails.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
      }
    }
  };

  if (search) {
    search.addEventListener('input', refresh);
  }

  if (count) {
    let events = null;
    let missed = false;
    const listen = () => {
      events = new EventSource('/inbox/events');
      events.addEventListener('open', () => {
        if (missed && mails) {
          refresh();
        }
        missed = true;
      });
      events.addEventListener('message', (event) => {
        const change = JSON.parse(event.data);
        count.textContent = change.count;
        if (change.accepted) {
          say(change.accepted > 1 ? `${change.accepted} new mails` : `New mail: ${change.subject || '(no subject)'}`);
        }
        if (mails) {
          refresh();
        }
      });
    };
    // Browsers open few connections to one server: a page that nobody sees gives its own up
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) {
        events.close();
      } else {
        listen();
      }
    });
    window.addEventListener('pagehide', () => events.close());
    listen();
  }
})();
