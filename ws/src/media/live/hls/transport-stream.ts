const PACKET = 188
const SYNC = 0x47
/** Kinds of stream (ISO/IEC 13818-1, table 2-34): MPEG-1 and MPEG-2 audio, and AAC with ADTS headers. */
const SOUND = new Set([0x03, 0x04, 0x0f])

/** Whether these bytes are an MPEG transport stream. */
export const isTransportStream = (bytes: Uint8Array): boolean =>
  bytes[0] === SYNC && (bytes.length <= PACKET || bytes[PACKET] === SYNC)

/** The bytes of the first stream of sound in a transport stream (ISO/IEC 13818-1, 2.4.3); null when it has none. */
export const soundIn = (bytes: Uint8Array): Uint8Array | null => {
  let programPid: number | null = null
  let soundPid: number | null = null
  let hasBegun = false
  const parts: Uint8Array[] = []
  for (let at = 0; at + PACKET <= bytes.length; at += PACKET) {
    if (bytes[at] !== SYNC) return null
    const packet = bytes.subarray(at, at + PACKET)
    const pid = (((packet[1] ?? 0) & 0x1f) << 8) | (packet[2] ?? 0)
    const begins = ((packet[1] ?? 0) & 0x40) !== 0
    const payload = payloadOf(packet)
    if (pid === 0 && begins) programPid ??= programIn(payload)
    else if (pid === programPid && begins) soundPid ??= soundPidIn(payload)
    else if (pid === soundPid) {
      hasBegun ||= begins
      if (hasBegun) parts.push(begins ? afterPesHeader(payload) : payload)
    }
  }
  return soundPid === null ? null : Buffer.concat(parts)
}

const payloadOf = (packet: Uint8Array): Uint8Array => {
  const control = ((packet[3] ?? 0) >>> 4) & 3
  if ((control & 1) === 0) return packet.subarray(PACKET)
  return packet.subarray(control === 3 ? 5 + (packet[4] ?? 0) : 4)
}

/** A table's own bytes, without the pointer to it and without its checksum. */
const tableIn = (payload: Uint8Array): Uint8Array => {
  const from = 1 + (payload[0] ?? 0)
  const length = (((payload[from + 1] ?? 0) & 0x0f) << 8) | (payload[from + 2] ?? 0)
  return payload.subarray(from, from + 3 + length - 4)
}

const programIn = (payload: Uint8Array): number | null => {
  const table = tableIn(payload)
  for (let at = 8; at + 4 <= table.length; at += 4) {
    const program = ((table[at] ?? 0) << 8) | (table[at + 1] ?? 0)
    if (program !== 0) return (((table[at + 2] ?? 0) & 0x1f) << 8) | (table[at + 3] ?? 0)
  }
  return null
}

const soundPidIn = (payload: Uint8Array): number | null => {
  const table = tableIn(payload)
  const about = (((table[10] ?? 0) & 0x0f) << 8) | (table[11] ?? 0)
  for (let at = 12 + about; at + 5 <= table.length; ) {
    if (SOUND.has(table[at] ?? 0)) return (((table[at + 1] ?? 0) & 0x1f) << 8) | (table[at + 2] ?? 0)
    at += 5 + ((((table[at + 3] ?? 0) & 0x0f) << 8) | (table[at + 4] ?? 0))
  }
  return null
}

const afterPesHeader = (payload: Uint8Array): Uint8Array => payload.subarray(9 + (payload[8] ?? 0))
