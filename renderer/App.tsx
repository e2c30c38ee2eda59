import { useEffect } from 'react'
import { useIsFetching } from '@tanstack/react-query'
import { CheckScreen } from './check/CheckScreen.tsx'
import { useActions } from './actions.ts'
import { useConnection } from './connection.ts'
import { CostScreen } from './cost/CostScreen.tsx'
import { AppActions } from './frame/AppActions.tsx'
import { ActBar } from './frame/ActBar.tsx'
import { Banners } from './frame/Banners.tsx'
import { CannotOpen } from './frame/CannotOpen.tsx'
import { DropAnywhere } from './frame/DropAnywhere.tsx'
import { ProjectActions } from './frame/ProjectActions.tsx'
import { SettingsStatus, StatusBar } from './frame/StatusBar.tsx'
import { TitleBar } from './frame/TitleBar.tsx'
import { AppendScreen } from './import/AppendScreen.tsx'
import { ImportScreen } from './import/ImportScreen.tsx'
import { go, type Place, type Step, usePlace } from './place.ts'
import { ProjectProvider, useMaybeProject } from './project.tsx'
import { SettingsScreen } from './settings/SettingsScreen.tsx'
import { SheetScreen } from './sheet/SheetScreen.tsx'
import { TrainScreen } from './train/TrainScreen.tsx'
import { TryScreen } from './try/TryScreen.tsx'
import { WelcomeScreen } from './welcome/WelcomeScreen.tsx'

const SCREENS: Readonly<Record<Step, React.ComponentType>> = {
  data: SheetScreen,
  check: CheckScreen,
  cost: CostScreen,
  train: TrainScreen,
  try: TryScreen,
}

/** The window: which page stands in the frame follows from the place, and the place from the address. */
export function App() {
  const place = usePlace()
  useReadySign()
  const project = projectOf(place)
  const page = <Page place={place} />
  return (
    <div className="ts-window">
      <AppActions />
      <DropAnywhere />
      {project ? (
        <ProjectProvider
          key={project.id}
          id={project.id}
          step={project.step}
          missing={(failure) => <CannotOpen failure={failure} id={project.id} />}
        >
          <ProjectActions />
          {page}
        </ProjectProvider>
      ) : (
        page
      )}
    </div>
  )
}

/** The project that is open at a place, if any. */
function projectOf(place: Place): { readonly id: string; readonly step: Step } | null {
  if (place.at === 'project') return place
  if (place.at === 'import') return place.into === undefined ? null : { id: place.into, step: 'data' }
  return place.at === 'settings' ? place.project : null
}

function Page({ place }: { place: Place }) {
  switch (place.at) {
    case 'welcome':
      return (
        <>
          <TitleBar />
          <Banners />
          <WelcomeScreen />
          <StatusBar />
        </>
      )
    case 'import':
      return place.into === undefined ? (
        <ImportScreen key={place.file} file={place.file} name={place.name} />
      ) : (
        <AppendScreen key={place.file} file={place.file} name={place.name} />
      )
    case 'settings':
      return (
        <>
          <TitleBar title="Settings" />
          <Banners />
          <Settings place={place} />
          <SettingsStatus />
        </>
      )
    case 'project': {
      const Screen = SCREENS[place.step]
      return (
        <>
          <TitleBar />
          <Banners />
          <ActBar />
          <main className="ts-body">
            {place.step === 'data' && <h1 className="ts-hidden">Data</h1>}
            <Screen />
          </main>
          <StatusBar />
        </>
      )
    }
  }
}

function Settings({ place }: { place: Extract<Place, { at: 'settings' }> }) {
  const project = useMaybeProject()
  const leave = () => {
    go(place.project ? { at: 'project', ...place.project } : { at: 'welcome' }, { replace: true })
  }
  useActions([{ id: 'leave-settings', title: 'Leave the settings', group: 'View', shortcut: 'Escape', run: leave }])
  return (
    <SettingsScreen
      page={place.page}
      onPage={(page) => {
        go({ ...place, page }, { replace: true })
      }}
      back={project?.state.name ?? 'All projects'}
      onBack={leave}
    />
  )
}

/** `data-ready` on the root element once the first screen has all it asked for: tests wait for it, and for nothing else. */
function useReadySign(): void {
  const connected = useConnection() === 'open'
  const fetching = useIsFetching()
  useEffect(() => {
    if (!connected || fetching > 0) return
    const drawn = requestAnimationFrame(() => {
      document.documentElement.dataset['ready'] = 'true'
    })
    return () => {
      cancelAnimationFrame(drawn)
    }
  }, [connected, fetching])
}
