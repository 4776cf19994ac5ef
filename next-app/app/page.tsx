import { Landing } from '../features/landing/landing.tsx'

const StartPage = () => <Landing />

export default StartPage
