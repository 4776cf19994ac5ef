/** Gives the focus back to the button whose menu a dialog was opened from; it may have been drawn anew since. */
export const focusExtras = (): void => document.querySelector<HTMLElement>('[data-opens=extras]')?.focus()
