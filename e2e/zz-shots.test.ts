import { chromium } from 'playwright-core'
import { test } from 'vitest'
import { addFromLibrary, connectSpotify, openSpotifyStage, songOf, standInData, track } from './rig/spotify-stage.ts'

const COMET = track('Comet', 211, 150)
test('shots', async () => {
  const stage = await openSpotifyStage({ ana: 'premium', dan: 'free' }, [songOf(COMET, 'Comet')], standInData([COMET]))
  const [ana, dan] = stage.listeners as any
  const shoot = async (p: any, name: string) => {
    for (const [w, h] of [
      [1440, 900],
      [360, 740],
    ]) {
      await p.page.setViewportSize({ width: w, height: h })
      await p.page.waitForTimeout(600)
      await p.page.screenshot({ path: `/tmp/sp-${name}-${w}.png` })
    }
    await p.page.setViewportSize({ width: 1280, height: 800 })
  }
  ana.page.on('console', (m: any) => console.log('ana:', m.text()))
  const room = await ana.startRoom(stage.url)
  await addFromLibrary(ana, 'Comet')
  await ana.page.waitForTimeout(1500)
  await shoot(ana, 'ask')
  await connectSpotify(ana)
  console.log(stage.spotify.asked)
  for (let i = 0; i < 12; i++) {
    await ana.page.waitForTimeout(700)
    console.log(JSON.stringify(await ana.page.evaluate(() => (window as any).spotifyStandIn?.truths)))
  }
  await shoot(ana, 'play')
  await dan.join(room)
  await connectSpotify(dan)
  await dan.page.waitForTimeout(2500)
  await shoot(dan, 'free')
  console.log(stage.spotify.asked)
  // the real policy, without the rig's leave
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width: 480, height: 760 } })
  await stage.spotify.attach(context, { name: 'eve', product: 'premium' })
  const page = await context.newPage()
  page.on('console', (m) => console.log('eve:', m.text()))
  await page.goto(`${stage.url}/spotify?from=/room/abcdef`)
  await page.getByRole('button', { name: 'Agree' }).click()
  await page.waitForTimeout(1500)
  await page.screenshot({ path: '/tmp/sp-done.png' })
  console.log(page.url())
  await page.goto(`${stage.url}/spotify?code=x&state=y`)
  await page.waitForTimeout(1500)
  await page.screenshot({ path: '/tmp/sp-forged.png' })
  await page.goto(room)
  await page.waitForTimeout(1500)
  const b = page.getByRole('button', { name: 'Tap to listen' })
  if (await b.count()) await b.click()
  await page.waitForTimeout(6000)
  await page.screenshot({ path: '/tmp/sp-eve.png' })
  await browser.close()
  await stage.close()
})
