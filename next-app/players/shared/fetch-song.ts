/** A song's whole file; throws when the network or the server does not give it. */
export const fetchSong = async (url: string, signal: AbortSignal): Promise<ArrayBuffer> => {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`${response.status} for ${url}`)
  return response.arrayBuffer()
}

/** Whether a server says that a file is there no more, for which nobody need wait; false when it says nothing. */
export const isGone = (url: string, signal: AbortSignal): Promise<boolean> =>
  fetch(url, { method: 'HEAD', signal }).then(
    ({ status }) => status === 404 || status === 410,
    () => false,
  )
