export { cleanLine, titleFromFileName } from '../text/clean-text.ts'
