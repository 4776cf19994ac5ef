let element: HTMLAudioElement | null = null

/** The page's media element that may play at any time: phones let one that was told to play within a gesture. */
export const primedElement = (): HTMLAudioElement => {
  element ??= new Audio()
  return element
}

const prime = (): void => {
  const primed = primedElement()
  // There is nothing in it yet, so nothing starts.
  if (primed.currentSrc !== '') return
  primed.play().catch(() => {})
  primed.pause()
}

/** Primes it within the first gesture, which is the one that lets the room be heard; answers how to wait no longer. */
export const primeByGesture = (): (() => void) => {
  const types = ['click', 'keydown'] as const
  for (const type of types) addEventListener(type, prime, { capture: true, once: true })
  return () => {
    for (const type of types) removeEventListener(type, prime, { capture: true })
  }
}
