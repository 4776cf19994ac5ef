/** Gives the browser's person a file to keep. */
export const saveFile = (name: string, text: string, type: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // It is fetched when the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
