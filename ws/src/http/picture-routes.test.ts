import { expect, test, vi } from 'vitest'
import type { Cover } from '../media/cover.ts'
import { httpBench } from './testing.ts'

const FAR = 'https://pictures.example/a.jpg?x=1&y=2'

async function bench(picture: Cover | null) {
  const fetchPicture = vi.fn(async () => picture)
  const { app, deps } = await httpBench({ fetchPicture })
  const pathOf = (deps.pictures as { show?: (url: string) => string | null }).show ?? (() => null)
  return { app, fetchPicture, path: pathOf(FAR) ?? '' }
}

test('a picture of a song that was found is shown through this server', async () => {
  const { app, fetchPicture, path } = await bench({ bytes: Buffer.from('jpeg'), name: 'abc.jpg' })
  const answer = await app.inject(path)
  expect([answer.statusCode, answer.body, answer.headers['content-type']]).toEqual([200, 'jpeg', 'image/jpeg'])
  expect(answer.headers['cache-control']).toContain('private')
  await app.inject(path)
  expect(fetchPicture.mock.calls).toEqual([[FAR]])
})

test('nobody has this server fetch any other', async () => {
  const { app, fetchPicture, path } = await bench({ bytes: Buffer.from('jpeg'), name: 'abc.jpg' })
  for (const url of [
    path.replace('a.jpg', 'b.jpg'),
    path.replace(/by=.*/, 'by=x'),
    path.replace(/&by=.*/, ''),
    '/api/pictures?of=http%3A%2F%2F127.0.0.1%2F&by=',
  ]) {
    expect([404, 400]).toContain((await app.inject(url)).statusCode)
  }
  expect(fetchPicture).not.toHaveBeenCalled()
})

test('a picture that is not to be had is not found, and asked for again next time', async () => {
  const { app, fetchPicture, path } = await bench(null)
  expect([(await app.inject(path)).statusCode, (await app.inject(path)).statusCode]).toEqual([404, 404])
  expect(fetchPicture).toHaveBeenCalledTimes(2)
})
