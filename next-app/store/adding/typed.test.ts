import { describe, expect, it } from 'vitest'
import { readTyped } from './typed.ts'

describe('what was typed decides', () => {
  it.each([
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'http://192.168.1.4:8000/stream.mp3',
    'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
    'spotify:playlist:37i9dQZF1DXcBWIGoYBM5M',
    'HTTPS://EXAMPLE.ORG',
  ])('%s is a link', (text) => {
    expect(readTyped(text)).toEqual({ kind: 'link', text })
    expect(readTyped(`  ${text} \n\n`)).toEqual({ kind: 'link', text })
  })

  it('an address as people say it is one too', () => {
    expect(readTyped('youtu.be/dQw4w9WgXcQ')).toEqual({ kind: 'link', text: 'https://youtu.be/dQw4w9WgXcQ' })
  })

  it.each([
    'AC/DC',
    'will.i.am',
    'Dr. Dre',
    'P.Y.T.',
    'https:',
    'spotify',
    'track: one',
    'What is https://x.org/a about',
  ])('%s is searched for', (query) => {
    expect(readTyped(query)).toEqual({ kind: 'search', query })
  })

  it('a search is told without the spaces that are too many, and not without end', () => {
    expect(readTyped('  blue   moon ')).toEqual({ kind: 'search', query: 'blue moon' })
    expect(readTyped('x'.repeat(900))).toEqual({ kind: 'search', query: 'x'.repeat(200) })
  })

  it('several lines are a list, empty ones not counted', () => {
    expect(readTyped('https://a.example/1\r\n\r\nDaft Punk - One More Time\n')).toEqual({
      kind: 'list',
      text: 'https://a.example/1\nDaft Punk - One More Time',
      lines: 2,
    })
  })

  it('links on one line are a list as well', () => {
    expect(readTyped('https://a.example/1 https://a.example/2')).toMatchObject({ kind: 'list', lines: 2 })
  })

  it('a queue saved as JSON is a list, though it is one line', () => {
    const text = '{"format":"earshot-playlist","version":1,"name":"","songs":[{"songId":"a"},{"songId":"b"}]}'
    expect(readTyped(`${text}\n`)).toEqual({ kind: 'list', text, lines: 2 })
    expect(readTyped('{"format":"other"}').kind).toBe('search')
  })

  it('of an M3U only what names a song is counted', () => {
    const text = '#EXTM3U\n#EXTINF:213,Ada - One\nhttps://a.example/1\n#EXTINF:-1,Radio\nhttps://a.example/live'
    expect(readTyped(text)).toEqual({ kind: 'list', text, lines: 2 })
  })

  it('of a PLS too', () => {
    const text =
      '[playlist]\nNumberOfEntries=2\nFile1=https://a.example/1\nTitle1=One\nFile2=https://a.example/2\nVersion=2'
    expect(readTyped(text)).toEqual({ kind: 'list', text, lines: 2 })
  })

  it('of an XSPF as well, on however many lines', () => {
    const text =
      '<?xml version="1.0"?><playlist version="1"><trackList><track><title>One</title></track><track/></trackList></playlist>'
    expect(readTyped(text)).toEqual({ kind: 'list', text, lines: 1 })
    expect(readTyped(text.replace('<track/>', '\n<track >\n</track>'))).toMatchObject({ kind: 'list', lines: 2 })
  })

  it('an M3U without any song is a list of none, and not a search', () => {
    expect(readTyped('#EXTM3U')).toEqual({ kind: 'list', text: '#EXTM3U', lines: 0 })
  })

  it.each(['', '   ', '\n\n'])('%j is nothing', (text) => {
    expect(readTyped(text)).toEqual({ kind: 'nothing' })
  })
})
