/** So near to an edge what is dragged draws the list along, px, and so fast at most, px for each frame. */
const EDGE_PX = 64
const FASTEST_PX = 16

/** What scrolls a list: the nearest part of the page that does, or the page. */
export const scrollerOf = (list: HTMLElement): Element => {
  for (let at = list.parentElement; at !== null; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  }
  return document.scrollingElement ?? document.documentElement
}

/** How far to scroll in this frame for something that is held at `y`, between what is seen of the list. */
export const scrollBy = (y: number, { top, bottom }: { top: number; bottom: number }): number => {
  const [above, below] = [top + EDGE_PX - y, y - (bottom - EDGE_PX)]
  const depth = Math.max(above, below)
  if (depth <= 0) return 0
  return Math.sign(below - above) * Math.min(FASTEST_PX, Math.ceil((depth / EDGE_PX) * FASTEST_PX))
}

/** How far to scroll so that a row that begins at `top` is seen, by the shortest way. */
export const intoSight = (top: number, height: number, seen: { top: number; bottom: number }): number =>
  top < seen.top ? top - seen.top : Math.max(0, top + height - seen.bottom)

/** Which part of the window shows the list: on a phone the controls lie over its lower edge. */
export const seenOf = (scroller: Element): { top: number; bottom: number } => {
  const isPage = scroller === document.scrollingElement
  const { top, bottom } = scroller.getBoundingClientRect()
  const dock = document.querySelector('.dock')
  const covered =
    dock !== null && getComputedStyle(dock).position === 'fixed' ? dock.getBoundingClientRect().top : innerHeight
  return { top: isPage ? 0 : Math.max(0, top), bottom: Math.min(covered, isPage ? innerHeight : bottom) }
}
