const KEY = 'earshot.sleep'

/** What this tab has kept of its sleep timer; null while none runs, and where a browser keeps nothing. It survives a reload, and no more. */
export const keptSleep = (): string | null => {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** Keeps it; null: there is nothing to keep any more. */
export const keepSleep = (text: string | null): void => {
  try {
    if (text === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, text)
  } catch {
    // Without storage it lasts as long as the page does.
  }
}
