/** A song's whole file; throws when the network or the server does not give it. */
export const fetchSong = async (url: string, signal: AbortSignal): Promise<ArrayBuffer> => {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`${response.status} for ${url}`)
  return response.arrayBuffer()
}
