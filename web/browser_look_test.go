package web_test

import "fmt"

// sight are functions for looking at text as it is laid out: which pieces of it
// can be seen, and where.
const sight = `
	const name = e => { let s = []; for (let x = e; x && x !== document.body && s.length < 4; x = x.parentElement) s.unshift(x.localName + (x.id ? "#" + x.id : x.getAttribute("class") ? "." + x.getAttribute("class").split(" ").join(".") : "")); return s.join(" > ") }
	const said = s => JSON.stringify(s.trim().replace(/\s+/g, " ").slice(0, 60))
	const clipped = e => { for (let x = e; x; x = x.parentElement) if (getComputedStyle(x).clipPath === "inset(50%)") return true; return false } // for a screen reader alone
	const texts = (root, seen) => {
		const list = [], walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
		for (let n; (n = walk.nextNode());) {
			const e = n.parentElement
			if (!n.data.trim() || e.closest("script, style, title, desc, select, datalist, textarea, .skip, .until") || clipped(e)) continue
			const range = document.createRange()
			range.selectNodeContents(n)
			const rects = [...range.getClientRects()].filter(r => r.width > 0.5 && r.height > 0.5)
			const visible = rects.length > 0 && e.checkVisibility({visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true})
			if (visible === seen) list.push({n, e, rects})
		}
		return list
	}`

// untidy looks at the page as wide as said and returns what no printer would
// let pass: what goes out over the edge, runs together, lies on top of another
// text, is cut, or breaks within a word that is not a long one.
func (b *tab) untidy(width int64) []string {
	b.t.Helper()
	b.resize(width, 900)
	return eval[[]string](b, fmt.Sprintf(`(width => {%s
		const faults = []
		const boxed = e => { for (let x = e.parentElement; x && x !== document.body; x = x.parentElement) if (getComputedStyle(x).overflowX !== "visible") return true; return false }
		if (document.documentElement.scrollWidth > width) {
			const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > width + 0.5 && !boxed(e) && !e.closest(".skip"))
			const worst = wide.filter(e => !wide.some(x => x !== e && e.contains(x))).slice(0, 4)
			faults.push("the page is " + document.documentElement.scrollWidth + " px wide: " + worst.map(e => name(e) + " " + said(e.textContent)).join("; "))
		}
		for (const e of document.querySelectorAll(".tablebox, pre, main")) if (e.scrollWidth > e.clientWidth + 1) faults.push(name(e) + " scrolls sideways: " + e.scrollWidth + " px in " + e.clientWidth)
		for (const e of document.querySelectorAll(".tag, .button, .count, .bar-button, [data-date] input")) {
			if (e.checkVisibility() && e.scrollWidth > e.clientWidth + 1) faults.push("cut: " + name(e) + " " + said(e.value || e.textContent))
		}
		const list = texts(document.body, true)
		for (let i = 1; i < list.length; i++) {
			const a = list[i - 1], z = list[i]
			const r = a.rects[a.rects.length - 1], s = z.rects[0]
			if (a.n.nextSibling?.localName === "wbr") continue // one word that may break
			const level = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top) > Math.min(r.height, s.height) / 2
			if (level && s.left - r.right > -2 && s.left - r.right < 2 && /[^\s(\[“"«\/–-]$/u.test(a.n.data) && /^[^\s.,;:!?)\]”"»%%\/–-]/u.test(z.n.data)) faults.push("run together: " + said(a.n.data.slice(-30)) + said(z.n.data) + " in " + name(z.e))
		}
		const short = width < 480 ? 19 : 22
		for (const x of list) if (x.rects.length > 1 && !x.e.closest(".mono")) for (const w of x.n.data.matchAll(/\S+/g)) {
			if (!/^\P{L}*\p{L}{4,}\P{L}*$/u.test(w[0]) || w[0].length > short) continue
			const word = document.createRange()
			word.setStart(x.n, w.index)
			word.setEnd(x.n, w.index + w[0].length)
			if (new Set([...word.getClientRects()].filter(r => r.width > 0.5).map(r => Math.round(r.top))).size > 1) faults.push("broken: " + said(w[0]) + " in " + name(x.e))
		}
		const boxes = list.flatMap(x => x.rects.map(r => ({x, r}))).sort((a, z) => a.r.top - z.r.top)
		for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length && boxes[j].r.top < boxes[i].r.bottom; j++) {
			const a = boxes[i], z = boxes[j]
			if (a.x === z.x) continue
			const h = Math.min(a.r.bottom, z.r.bottom) - Math.max(a.r.top, z.r.top), w = Math.min(a.r.right, z.r.right) - Math.max(a.r.left, z.r.left)
			if (w > 2 && h > 0.4 * Math.min(a.r.height, z.r.height)) faults.push("on top of each other: " + said(a.x.n.data) + " and " + said(z.x.n.data) + " in " + name(z.x.e))
		}
		return faults.slice(0, 12)
	})(%d)`, sight, width))
}

// lostOnPaper returns what stands on a printed page for nobody to read: what is
// left out, though it is not a control, and what is too pale for paper.
func (b *tab) lostOnPaper() []string {
	b.t.Helper()
	return eval[[]string](b, fmt.Sprintf(`(() => {%s
		const faults = [], main = document.querySelector("main")
		const control = ".noprint, .buttons, .button, .subnav, .filter, .draft, .pager ul, dd.act, form, .links, .incident:has(> .summary) > .incident-head, .incident:has(> .letter) > .incident-head"
		for (const x of texts(main, false)) if (!x.e.closest(control)) faults.push("is not printed: " + said(x.n.data) + " in " + name(x.e))
		for (const x of texts(document.body, true)) {
			const c = getComputedStyle(x.e).color.match(/[\d.]+/g).map(Number)
			if (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] > 110 && !x.e.closest("svg")) faults.push("is printed in " + c.join(",") + ": " + said(x.n.data) + " in " + name(x.e))
		}
		return faults.slice(0, 12)
	})()`, sight))
}
