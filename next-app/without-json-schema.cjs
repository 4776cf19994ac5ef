/**
 * A loader for the build: zod can describe each schema as JSON Schema, and brings some 5 KB for it that nothing here asks for. The
 * modules that do so keep their names and do nothing.
 * @param {string} source
 */
module.exports = (source) => {
  const names = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name)
  const aliases = [...source.matchAll(/^export \{ (\w+ as \w+) \}/gm)].map(([, alias]) => `export { ${alias} }`)
  return [...names.map((name) => `export const ${name} = () => undefined`), ...aliases].join('\n')
}
