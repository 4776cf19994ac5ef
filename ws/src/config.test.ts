import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('without any setting there is a sensible one for each', () => {
  expect(readConfig({ PATH: '/bin', PORT: '', ALLOW_PRIVATE_URLS: '' }, '/earshot')).toMatchObject({
    port: 8080,
    host: '0.0.0.0',
    https: false,
    logLevel: 'warn',
    allowedOrigins: [],
    allowPrivateUrls: false,
    trustProxy: [],
    spotifyClientId: null,
    hasAccounts: true,
    hasServiceWorker: true,
    hasDemoRoom: true,
    publicUrl: null,
    signInBy: {},
    paths: {
      clientDir: '/earshot/next-app/out',
      demoDir: '/earshot/demo/media',
    },
    vendors: {
      named: [],
      keys: { youtube: null, youtubeSearchesADay: 90, spotify: null, jamendo: null },
    },
    uploads: { maxBytes: 200 * 1024 * 1024 },
    lyricsProvider: 'lrclib',
  })
})

test('what is set counts', () => {
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    HTTPS: '1',
    DATA_DIR: '/var/lib/earshot',
    MAX_UPLOAD_MB: '10',
    ALLOWED_ORIGINS: ' http://localhost:3000, https://music.example ,',
    ALLOW_PRIVATE_URLS: '1',
    TRUST_PROXY: 'loopback,10.0.0.0/8',
    LOG_LEVEL: 'silent',
    LIBRARY_MAX_SONGS: '5',
    DEMO_ROOM: '0',
    YOUTUBE_API_KEY: 'AIza-x_y',
    YOUTUBE_SEARCHES_A_DAY: '5',
    SPOTIFY_CLIENT_ID: '0123456789abcdef0123456789abcdef',
    SPOTIFY_CLIENT_SECRET: 'fedcba',
    JAMENDO_CLIENT_ID: 'abc123',
    VENDOR_ORIGINS: 'youtube=http://127.0.0.1:9, audius=http://127.0.0.1:9/audius',
  }
  expect(readConfig(env, '/earshot')).toMatchObject({
    port: 0,
    host: '127.0.0.1',
    https: true,
    paths: { mediaDir: '/var/lib/earshot/media', secretFile: '/var/lib/earshot/secret' },
    uploads: { maxBytes: 10 * 1024 * 1024 },
    allowedOrigins: ['http://localhost:3000', 'https://music.example'],
    allowPrivateUrls: true,
    trustProxy: ['loopback', '10.0.0.0/8'],
    library: { maxSongs: 5 },
    hasDemoRoom: false,
    vendors: {
      named: ['http://127.0.0.1:9'],
      origins: {
        youtube: ['http://127.0.0.1:9'],
        audius: ['http://127.0.0.1:9/audius'],
        archive: ['https://archive.org'],
      },
      keys: {
        youtube: 'AIza-x_y',
        youtubeSearchesADay: 5,
        spotify: { clientId: '0123456789abcdef0123456789abcdef', clientSecret: 'fedcba' },
        jamendo: 'abc123',
      },
    },
  })
  expect(readConfig({ DATA_DIR: 'elsewhere' }, '/earshot').paths.dataDir).toBe('/earshot/elsewhere')
})

test('each wrong setting is told in a line of its own, by its name', () => {
  const env = {
    PORT: '80a',
    MAX_UPLOAD_MB: '0',
    LOG_LEVEL: 'loud',
    ALLOW_PRIVATE_URLS: 'maybe',
    ALLOWED_ORIGINS: 'music.example',
    DATA_DIR: ' ',
    TRUST_PROXY: 'a b',
    YOUTUBE_API_KEY: 'a b',
    SPOTIFY_CLIENT_ID: 'my-app',
    VENDOR_ORIGINS: 'nobody=http://a',
  }
  expect(() => readConfig(env, '/')).toThrow(ConfigError)
  try {
    readConfig(env, '/')
  } catch (error) {
    const lines = (error as Error).message.split('\n')
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(Object.keys(env).sort())
    expect(lines).toContain('PORT: must be a whole number')
    expect(lines).toContain('MAX_UPLOAD_MB: must be from 1 to 2000')
  }
})

test('the music folder is told by its whole path, or there is none', () => {
  expect(readConfig({}, '/srv').paths.musicDir).toBeNull()
  expect(readConfig({ MUSIC_DIR: '/music' }, '/srv').paths.musicDir).toBe('/music')
  expect(() => readConfig({ MUSIC_DIR: 'music' }, '/srv')).toThrow('MUSIC_DIR: must be the absolute path of a folder')
})

test('signing in by a provider is on when all that it needs is told', () => {
  const google = { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' }
  const spotify = { SPOTIFY_CLIENT_ID: '0123456789abcdef0123456789abcdef', SPOTIFY_CLIENT_SECRET: 'secret' }
  const told = { ...google, ...spotify, PUBLIC_URL: 'https://music.example' }
  expect(readConfig(told, '/srv').signInBy).toMatchObject({
    google: { clientId: 'id', clientSecret: 'secret', origins: { token: 'https://oauth2.googleapis.com' } },
    spotify: { origins: { profile: 'https://api.spotify.com' } },
  })
  expect(readConfig({ ...told, ACCOUNTS: 'off' }, '/srv')).toMatchObject({ hasAccounts: false, signInBy: {} })
  expect(readConfig(spotify, '/srv').signInBy, 'these keys have another use too').toEqual({})
})

test.each([
  [{ GOOGLE_CLIENT_ID: 'id' }, 'GOOGLE_CLIENT_SECRET: is needed with GOOGLE_CLIENT_ID'],
  [{ DISCORD_CLIENT_SECRET: 'x' }, 'DISCORD_CLIENT_ID: is needed with DISCORD_CLIENT_SECRET'],
  [{ DISCORD_CLIENT_ID: 'id', DISCORD_CLIENT_SECRET: 'x' }, 'PUBLIC_URL: is needed with DISCORD_CLIENT_ID'],
  [{ PUBLIC_URL: 'https://music.example/' }, 'PUBLIC_URL: must be like https://music.example'],
  [{ PUBLIC_URL: 'ftp://music.example' }, 'PUBLIC_URL: must be like https://music.example'],
  [{ ACCOUNTS: 'no' }, 'ACCOUNTS: must be on or off'],
])('%j does not start: %s', (env, line) => expect(() => readConfig(env, '/srv')).toThrow(line))
