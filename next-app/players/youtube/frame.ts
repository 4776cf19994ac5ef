/** The privacy-enhanced host: no cookies before the video plays. */
export const HOST = 'https://www.youtube-nocookie.com'

/**
 * A frame with YouTube's player in it, to be handed to the script that drives it. We make it ourselves for the sake of one
 * attribute: our pages tell other sites nothing of where their readers come from, and YouTube plays for nobody who does not
 * say that much (error 153).
 */
export const makeFrame = (videoId: string): HTMLIFrameElement => {
  const frame = document.createElement('iframe')
  const params = new URLSearchParams({
    enablejsapi: '1',
    origin: location.origin,
    // The room's own buttons are everyone's; these would be this listener's alone, until the room takes it back.
    controls: '0',
    disablekb: '1',
    fs: '0',
    iv_load_policy: '3',
    playsinline: '1',
    rel: '0',
  })
  frame.src = `${HOST}/embed/${videoId}?${params}`
  frame.referrerPolicy = 'strict-origin-when-cross-origin'
  frame.allow = 'autoplay; encrypted-media; picture-in-picture'
  frame.title = 'YouTube'
  frame.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;border:0'
  return frame
}
