/** The id of what tells screen readers how a row is moved by keys. */
export const HOW_TO_MOVE = 'how-to-move'
