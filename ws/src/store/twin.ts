/**
 * The PostgreSQL twin of the schema. `schema.prisma` is the truth; Prisma can make one client for one kind of database, so
 * the twin is the same text for the other.
 */
export function twinOf(schema: string): string {
  const swaps: [string, string][] = [
    ['provider = "sqlite"', 'provider = "postgresql"'],
    ['"file:./dev.db"', '"postgresql://127.0.0.1/earshot"'],
    ['"../src/generated"', '"../src/store/generated/postgresql"'],
    ['the server opens DATA_DIR/earshot.db by itself', 'the server opens DATABASE_URL by itself'],
  ]
  return swaps.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`schema.prisma does not say ${from}`)
    return text.replace(from, to)
  }, `// Made from schema.prisma by "npm run twin" in ws: change that one.\n\n${schema}`)
}
