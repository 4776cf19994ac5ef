const TRY_EVERY_MS = 50
const TRIES = 40

/** Gives the focus to what is there, or comes within two seconds. */
export const focusSoon = (selector: string, tries = TRIES): void => {
  const found = document.querySelector<HTMLElement>(selector)
  if (found !== null) found.focus()
  else if (tries > 0) setTimeout(focusSoon, TRY_EVERY_MS, selector, tries - 1)
}
