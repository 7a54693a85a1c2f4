// app.js: what a browser can add. Every page works without it.
(() => {
  "use strict";
  const body = document.body;
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // ---- Time left, said anew each minute. The time itself stands in the page and is never touched. ----
  // The server's clock is right and this one may not be: their difference is taken once.
  const skew = Date.parse(body.dataset.now) - Date.now() || 0;
  const units = (body.dataset.units || "").split("|"); // 1 day | 2 days | 1 hour | 2 hours | 1 minute | 2 minutes | less

  const unit = (n, one, two) => (n === 1 ? one : two.replace("2", String(n)));

  function duration(ms) {
    const minutes = Math.floor(Math.abs(ms) / 60000);
    const d = Math.floor(minutes / 1440), h = Math.floor(minutes / 60) % 24, m = minutes % 60;
    const parts = [];
    if (d > 0) parts.push(unit(d, units[0], units[1]));
    if (h > 0) parts.push(unit(h, units[2], units[3]));
    if (d === 0 && m > 0) parts.push(unit(m, units[4], units[5]));
    return parts.length ? parts.join(" ") : units[6];
  }

  function sayTimeLeft() {
    for (const el of all("[data-due]")) {
      const left = Date.parse(el.dataset.due) - (Date.now() + skew);
      if (Number.isNaN(left) || units.length < 7) continue;
      const text = (left < 0 ? body.dataset.passed : body.dataset.left).replace("%s", duration(left));
      if (el.textContent !== text) el.textContent = text;
    }
  }
  setInterval(sayTimeLeft, 60000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) sayTimeLeft(); });

  // ---- The summary of problems, or the notice of what happened, gets the focus. ----
  const first = document.querySelector(".errors[data-focus]") || document.querySelector(".flash[data-focus]");
  if (first) first.focus();

  // What is folded away is opened for whoever is led to it, and so are the many
  // answers of a question.
  const unfold = () => {
    const field = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!field) return;
    const folded = [field.querySelector("details.more")];
    for (let d = field.closest("details"); d; d = d.parentElement.closest("details")) folded.push(d);
    for (const d of folded) if (d) d.open = true;
    field.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  unfold();

  // A line of the summary leads to its field, with the label in view.
  document.addEventListener("click", (e) => {
    const link = e.target.closest(".errors a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    e.preventDefault();
    (field.closest(".group") || field).scrollIntoView();
    field.focus({ preventScroll: true });
  });

  // ---- A date pasted whole into one box of a date fills them all. ----
  const dateText = /^\s*(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ,]*(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?)?\s*$/i;

  document.addEventListener("paste", (e) => {
    const box = e.target.closest && e.target.closest("[data-date]");
    const found = box && e.clipboardData && dateText.exec(e.clipboardData.getData("text"));
    if (!found) return;
    e.preventDefault();
    const name = box.dataset.date;
    const fill = (part, value) => {
      const input = box.querySelector("[name='" + CSS.escape(name + part) + "']");
      if (!input || value === undefined) return null;
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      return input;
    };
    fill(".y", found[1]);
    fill(".m", found[2].padStart(2, "0"));
    let last = fill(".d", found[3].padStart(2, "0"));
    if (found[4]) last = fill(".t", found[4].padStart(2, "0") + ":" + found[5]) || last;
    if (last) last.focus();
  });

  // ---- An answer of a draft is copied by its own button. ----
  async function copied(from) {
    const text = from.value ?? from.textContent;
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    if (from.select) from.select(); else getSelection().selectAllChildren(from);
    if (!document.execCommand("copy")) throw new Error("not copied"); // over plain http there is no clipboard
  }

  for (const button of all("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const status = document.querySelector("[data-copy-status]");
      try {
        await copied(document.getElementById(button.dataset.copy));
        button.dataset.done = "";
        status.textContent = button.dataset.copied;
      } catch {
        delete button.dataset.done;
        status.textContent = "";
      }
    });
  }

  // ---- What is in a form, without files, and without what makes a submission one. ----
  function fieldsOf(form) {
    const out = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "once") out.append(name, value);
    }
    return out.toString();
  }

  const clock = () => {
    const t = new Date(Date.now() + skew + 60000 * Number(body.dataset.offset || 0));
    const two = (n) => String(n).padStart(2, "0");
    return two(t.getUTCHours()) + (document.documentElement.lang === "sv" ? "." : ":") + two(t.getUTCMinutes());
  };

  const clean = new Map(); // form → what is known to the server
  const sent = new WeakSet(); // forms on their way

  // ---- Drafts: kept when a field is left, every 20 seconds, and when the page goes. ----
  const onTheWay = new Map(); // form → what the last request carries, until it is answered
  const mostWhenLeaving = 60000; // a request that outlives its page carries 64 KiB at most

  async function keepDraft(form, leaving) {
    const now = fieldsOf(form);
    if (sent.has(form) || now === clean.get(form)) return;
    if (onTheWay.has(form) && !leaving) return; // one after the other, or an older one could come last
    onTheWay.set(form, now);
    const data = new URLSearchParams(now);
    data.set("form", form.dataset.draftAs || location.pathname);
    const status = form.querySelector("[data-draft-status]");
    let kept = false;
    try {
      const r = await fetch(form.dataset.draft, { method: "POST", body: data, keepalive: leaving, credentials: "same-origin", redirect: "error" });
      if (!r.ok) throw new Error(String(r.status));
      kept = true;
      clean.set(form, now);
      if (status) {
        const note = await r.text(); // such as that an older draft had to go
        status.textContent = note || form.dataset.draftSaved.replace("%s", clock());
        delete status.dataset.failed;
      }
    } catch {
      if (status && !leaving) {
        status.textContent = form.dataset.draftFailed;
        status.dataset.failed = "";
      }
    }
    if (onTheWay.get(form) === now) onTheWay.delete(form);
    if (kept && !leaving) keepDraft(form, false); // what was typed meanwhile
  }

  const drafts = all("form[data-draft]");
  for (const form of drafts) {
    clean.set(form, fieldsOf(form));
    form.addEventListener("focusout", () => keepDraft(form, false));
    form.addEventListener("change", () => keepDraft(form, false));
  }
  if (drafts.length) {
    setInterval(() => drafts.forEach((f) => keepDraft(f, false)), 20000);
    const leave = () => drafts.forEach((f) => keepDraft(f, true));
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  }

  // ---- Leaving with text that nothing keeps, or that could not be kept: the browser asks. ----
  const loose = all("form[data-once]:not([data-draft])");
  for (const form of loose) clean.set(form, fieldsOf(form));
  window.addEventListener("beforeunload", (e) => {
    const going = all("form[data-once]").some((f) => sent.has(f));
    const failed = (f) => f.querySelector("[data-draft-status][data-failed]");
    const lost = (f) => fieldsOf(f) !== clean.get(f);
    if (!going && (loose.some(lost) || drafts.some((f) => lost(f) && (failed(f) || fieldsOf(f).length > mostWhenLeaving)))) e.preventDefault();
  });

  // ---- A form goes once. Its button is not disabled: its name and value must be sent. ----
  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.matches("form[data-discard]")) drafts.forEach((f) => sent.add(f)); // or it would be kept anew on the way out
    if (!form.matches("form[data-once]")) return;
    if (sent.has(form)) {
      e.preventDefault();
      return;
    }
    sent.add(form);
    for (const b of all("button", form)) b.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", (e) => {
    if (!e.persisted) return; // back from the browser's own cache: the form may go again
    for (const form of all("form[data-once]")) {
      sent.delete(form);
      for (const b of all("button[aria-disabled]", form)) b.removeAttribute("aria-disabled");
    }
    sayTimeLeft();
  });

  // ---- A menu closes on Escape, and when the pointer goes elsewhere. ----
  document.addEventListener("keydown", (e) => {
    const menu = e.key === "Escape" && document.activeElement && document.activeElement.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (e) => {
    for (const menu of all("details.menu[open]")) if (!menu.contains(e.target)) menu.open = false;
  });
})();
