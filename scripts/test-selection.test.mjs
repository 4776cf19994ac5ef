import { expect, test } from 'vitest'
import { selectTests } from './test-selection.mjs'

const all = ['sync', 'ws', 'e2e', 'long']
const usual = ['sync', 'ws', 'e2e']

test.each([
  ['no word asks for everything but what takes long', [], { projects: usual, files: [] }],
  ['unit asks for all but the browsers', ['unit'], { projects: ['sync', 'ws'], files: [] }],
  ['a project asks for itself', ['e2e'], { projects: ['e2e'], files: [] }],
  ['anything else is part of a file name', ['queue'], { projects: all, files: ['queue'] }],
  ['both narrow the choice', ['ws', 'unit', 'queue'], { projects: ['ws', 'sync'], files: ['queue'] }],
])('%s', (_, words, selection) => {
  expect(selectTests(words, all)).toEqual(selection)
})
