/**
 * The version of the wire. A test holds a hash of both unions of messages against the one written here: whoever changes
 * the wire changes the hash, and thinks of raising the version.
 */
export const PROTOCOL_VERSION = 2
export const PROTOCOL_HASH = '0388da55'
