package export

import (
	"bytes"
	"fmt"
	"strconv"
)

// structure writes the tree of elements and, for a reader that starts from the
// page, the way back from each mark to its element. It returns the root's object.
func (f *file) structure(t *tagger) int {
	f.number(t.root)
	root := f.put(nil)
	for i, l := range t.links {
		p := f.pages[l.to.page-1].obj
		l.obj = f.add("<</Type /Annot /Subtype /Link /F 4 /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /Dest %s /Contents %s /StructParent %d>>",
			l.x0, l.y0, l.x1, l.y1, destination(p, l.to), pdfText(clean(l.says)), len(f.pages)+i)
	}
	f.element(t.root, root)
	back := f.put(f.parents(t))
	f.objs[root] = fmt.Appendf(nil, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>\n",
		t.root.obj, back, len(f.pages)+len(t.links))
	return root
}

// number gives e and all below it their objects.
func (f *file) number(e *elem) {
	e.obj = f.put(nil)
	for _, k := range e.kids {
		if child, ok := k.(*elem); ok {
			f.number(child)
		}
	}
}

// element writes e and all below it.
func (f *file) element(e *elem, parent int) {
	page := firstPage(e)
	b := append(make([]byte, 0, 96+8*len(e.kids)), "<</Type /StructElem /S /"...)
	b = append(b, e.kind...)
	b = ref(append(b, " /P "...), parent)
	if e.attrs != "" {
		b = append(append(b, ' '), e.attrs...)
	}
	if page > 0 {
		b = ref(append(b, " /Pg "...), f.pages[page-1].obj)
	}
	if len(e.kids) == 0 { // a cell with nothing in it
		f.objs[e.obj] = append(b, ">>\n"...)
		return
	}
	b = append(b, " /K ["...)
	for i, k := range e.kids {
		if i > 0 {
			b = append(b, ' ')
		}
		switch k := k.(type) {
		case *elem:
			b = ref(b, k.obj)
			f.element(k, e.obj)
		case mark:
			if k.page == page {
				b = strconv.AppendInt(b, int64(k.id), 10)
			} else {
				b = fmt.Appendf(b, "<</Type /MCR /Pg %d 0 R /MCID %d>>", f.pages[k.page-1].obj, k.id)
			}
		case *link:
			b = fmt.Appendf(b, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>", f.pages[k.page-1].obj, k.obj)
		}
	}
	f.objs[e.obj] = append(b, "]>>\n"...)
}

// firstPage is the page of the first mark of e itself; 0 if it has none.
func firstPage(e *elem) int {
	for _, k := range e.kids {
		if m, ok := k.(mark); ok {
			return m.page
		}
	}
	return 0
}

func ref(b []byte, obj int) []byte {
	return append(strconv.AppendInt(b, int64(obj), 10), " 0 R"...)
}

// parents is the number tree from a page to the elements of its marks, and from
// a link to its element.
func (f *file) parents(t *tagger) []byte {
	var b bytes.Buffer
	b.WriteString("<</Nums [")
	for i := range f.pages {
		fmt.Fprintf(&b, "%d [", i)
		if i+1 < len(t.marks) {
			for _, e := range t.marks[i+1] {
				b.Write(append(ref(b.AvailableBuffer(), e.obj), ' '))
			}
		}
		b.WriteString("]\n")
	}
	for i, l := range t.links {
		fmt.Fprintf(&b, "%d %d 0 R\n", len(f.pages)+i, l.elem.obj)
	}
	b.WriteString("]>>\n")
	return b.Bytes()
}

func destination(pageObj int, d dest) string {
	return fmt.Sprintf("[%d 0 R /XYZ 0 %.2f null]", pageObj, pageHeight-d.y+12)
}

// outline writes the bookmarks: the title, and below it the sections.
func (f *file) outline(headings []heading) int {
	root := f.put(nil)
	first := len(f.objs)
	last := first + len(headings) - 1
	for i, h := range headings {
		links := fmt.Sprintf("/Parent %d 0 R", first)
		switch {
		case i == 0 && last > first:
			links = fmt.Sprintf("/Parent %d 0 R /First %d 0 R /Last %d 0 R /Count %d", root, first+1, last, last-first)
		case i == 0:
			links = fmt.Sprintf("/Parent %d 0 R", root)
		}
		if i > 1 {
			links += fmt.Sprintf(" /Prev %d 0 R", first+i-1)
		}
		if i > 0 && first+i < last {
			links += fmt.Sprintf(" /Next %d 0 R", first+i+1)
		}
		name := clean(h.title)
		if i == 0 {
			name = f.title
		}
		f.add("<</Title %s %s /Dest %s>>", pdfText(name), links, destination(f.pages[h.at.page-1].obj, h.at))
	}
	f.objs[root] = fmt.Appendf(nil, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>\n", first, first, len(headings))
	return root
}
