import { Languages } from './languages.tsx'
import { SignInWays } from './sign-in-ways.tsx'
import { WaysOut } from './ways-out.tsx'

/** How people come in and how messages go out, as it stands now. */
export function Screen() {
  return (
    <div className="stack read">
      <SignInWays />
      <WaysOut />
      <Languages />
    </div>
  )
}
