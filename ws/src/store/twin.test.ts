import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { twinOf } from './twin.ts'

const prisma = (name: string) => path.resolve(import.meta.dirname, '../../prisma', name)

test('the PostgreSQL schema is the twin of the SQLite one (else: npm run twin in ws)', () => {
  expect(readFileSync(prisma('schema.postgresql.prisma'), 'utf8')).toBe(
    twinOf(readFileSync(prisma('schema.prisma'), 'utf8')),
  )
})

test('every migration has its twin', () => {
  const folders = ['migrations', 'migrations-postgresql'].map((folder) =>
    readdirSync(prisma(folder)).filter((name) => /^\d{14}_/.test(name)),
  )
  expect(folders[1]).toEqual(folders[0])
})
