/** The folders on the way to a path, from the outermost on, without that of all. */
export const trailOf = (path: string): { name: string; path: string }[] => {
  const names = path === '' ? [] : path.split('/')
  return names.map((name, n) => ({ name, path: names.slice(0, n + 1).join('/') }))
}
