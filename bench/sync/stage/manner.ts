/** In what manner listeners come. `trace`: their pages tell what they think of their output, and play marks to check it by. */
export type Manner = { trace: boolean }

export const PLAIN: Manner = { trace: false }
