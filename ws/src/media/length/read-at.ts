/** Whatever can be looked into at any place: a file of this machine or one elsewhere. Answers less only at the end. */
export type ReadAt = {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ buffer: Buffer; bytesRead: number }>
}
