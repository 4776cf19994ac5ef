import { Landing } from '../features/landing/landing.tsx'
import { InLanguage } from '../features/language/in-language.tsx'
import { displayFirst } from './first-font.ts'

const StartPage = () => (
  <div className={displayFirst.variable}>
    <InLanguage>
      <Landing />
    </InLanguage>
  </div>
)

export default StartPage
