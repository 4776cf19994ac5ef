import type { RoomPage } from './room-page.ts'

/** What a page has told the system of what it plays, and what it lets the system's controls do. */
type SystemControls = {
  handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>>
  positions: (MediaPositionState | undefined)[]
  elements: Set<HTMLMediaElement>
}
type ControlledPage = { earshotSystem: SystemControls }

/** Runs in the page before its own scripts: notes what it tells the system, and passes it on. */
function watchSystem(): void {
  const system: SystemControls = { handlers: {}, positions: [], elements: new Set() }
  const { mediaSession } = navigator
  const handle = mediaSession.setActionHandler.bind(mediaSession)
  mediaSession.setActionHandler = (action, handler) => {
    system.handlers[action] = handler
    handle(action, handler)
  }
  const place = mediaSession.setPositionState.bind(mediaSession)
  mediaSession.setPositionState = (state) => {
    system.positions.push(state)
    place(state)
  }
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    system.elements.add(this)
    return play.call(this)
  }
  Object.assign(window, { earshotSystem: system } satisfies ControlledPage)
}

/** To be called before a listener's page is opened. */
export const watchSystemOf = ({ listener }: RoomPage) => listener.context.addInitScript(watchSystem)

/** What the system shows and offers for a page now. */
export const systemOf = ({ page }: RoomPage) =>
  page.evaluate(() => {
    const { handlers, positions, elements } = (window as unknown as ControlledPage).earshotSystem
    const { metadata, playbackState } = navigator.mediaSession
    const position = positions.at(-1)
    return {
      title: metadata?.title ?? null,
      artist: metadata?.artist ?? null,
      sizes: metadata?.artwork.map(({ sizes }) => sizes) ?? [],
      state: playbackState,
      offers: Object.entries(handlers).flatMap(([action, handler]) => (handler === null ? [] : [action])),
      durationS: position?.duration ?? null,
      positionS: position?.position ?? null,
      /** Whether there is an element by which browsers know that this page plays. */
      isPresent: [...elements].some(({ paused, loop, muted, volume }) => !paused && loop && !muted && volume > 0),
    }
  })

/** Presses one of the system's controls. */
export const pressControl = ({ page }: RoomPage, action: MediaSessionAction, details: object = {}) =>
  page.evaluate(
    ([what, more]) => {
      const { handlers } = (window as unknown as ControlledPage).earshotSystem
      handlers[what]?.({ action: what, ...more })
    },
    [action, details] as const,
  )

/** The system takes a page's sound away, as for a call or when headphones are pulled out, or gives it back. */
export const interrupt = ({ page }: RoomPage, isSilent: boolean) =>
  page.evaluate((silent) => {
    for (const element of (window as unknown as ControlledPage).earshotSystem.elements) {
      if (!element.loop) continue
      if (silent) element.pause()
      else void element.play()
    }
  }, isSilent)
