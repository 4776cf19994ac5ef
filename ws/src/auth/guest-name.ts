import { USER_NAME_LENGTH } from '@earshot/sync'

const ADJECTIVES =
  'Amber Autumn Bold Brave Breezy Bright Calm Cheerful Clever Copper Cosy Crimson Curious Dapper Daring Dawn Drifting Dusky Eager Early Easy Fearless Fleet Frosty Gentle Gleaming Golden Happy Hazel Humble Indigo Jolly Keen Kind Lively Lucky Lunar Mellow Merry Misty Nimble Noble Olive Patient Placid Plucky Quick Quiet Rosy Rustic Scarlet Serene Silver Sleepy Snowy Sunny Swift Tender Twilight Velvet Wandering Warm Whistling Wild Witty'.split(
    ' ',
  )
const BIRDS =
  'Avocet Bittern Bluebird Bullfinch Bunting Canary Cardinal Chickadee Condor Cormorant Crane Cuckoo Curlew Dipper Dove Dunlin Eagle Egret Falcon Finch Flamingo Goldfinch Goshawk Grebe Gull Harrier Heron Hoopoe Hornbill Ibis Jackdaw Jay Kestrel Kingfisher Kite Kiwi Lapwing Lark Linnet Magpie Mallard Martin Nightjar Nuthatch Oriole Osprey Owl Parrot Pelican Penguin Petrel Pipit Plover Puffin Quail Raven Redstart Robin Sandpiper Siskin Skylark Sparrow Starling Stork Swallow Swan Swift Teal Tern Thrush Toucan Wagtail Warbler Waxwing Woodpecker Wren'.split(
    ' ',
  )

/** A friendly name such as "Quiet Heron". `chance` answers a number from 0 up to, not including, 1. */
export function guestName(chance: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(chance() * words.length)] ?? words[0]
  return `${pick(ADJECTIVES)} ${pick(BIRDS)}`
}

/**
 * A name as someone typed it, made fit to show to others: one line without control or direction-changing characters.
 * Null when nothing is left or it is longer than 40.
 */
export function cleanName(text: string): string | null {
  if (text.length > 4 * USER_NAME_LENGTH) return null
  const name = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu, (character) => (JOINERS.has(character) ? character : ''))
    .replace(/\s+/gu, ' ')
    .trim()
  const visible = name.replace(/\u200C|\u200D|[\u115F\u1160\u3164\uFFA0\u2800]/gu, '').trim()
  return visible === '' || name.length > USER_NAME_LENGTH ? null : name
}

/** Invisible, but several scripts and emoji need them. */
const JOINERS = new Set(['\u200C', '\u200D'])
