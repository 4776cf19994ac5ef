import { Landing } from '../features/landing/landing.tsx'
import { InLanguage } from '../features/language/in-language.tsx'

const StartPage = () => (
  <InLanguage>
    <Landing />
  </InLanguage>
)

export default StartPage
