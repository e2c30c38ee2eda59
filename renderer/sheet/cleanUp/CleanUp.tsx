import './cleanUp.css'
import { Button, Menu } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useActions } from '../../actions.ts'
import { useMenuFocus } from '../../ui/useReturnedFocus.ts'
import type { Field } from '../columns/fields.ts'
import type { Area } from '../selection/selection.ts'
import type { SheetSession } from '../session.ts'
import { CleanUpDialog } from './CleanUpDialog.tsx'
import { closeCleanUp, openCleanUp, useCleanUpOpening } from './opening.ts'
import { GROUPS } from './words.ts'

type CleanUpProps = {
  session: SheetSession
  fields: readonly Field[]
  /** What is selected now. */
  areas: readonly Area[]
  onLeave: () => void
}

/** The tools for many cells at once: their menu in the toolbar, and the dialog of the one that was chosen. */
export function CleanUp({ session, fields, areas, onLeave }: CleanUpProps) {
  const opening = useCleanUpOpening()
  const focus = useMenuFocus()
  useActions(
    GROUPS.flatMap(({ entries }) => entries).map(({ choice, title }) => ({
      id: `clean-up-${choice}`,
      title,
      group: 'Clean up',
      run: () => {
        openCleanUp(choice)
      },
    })),
  )
  return (
    <>
      <Menu position="bottom-end" width={264} {...focus}>
        <Menu.Target>
          <Button className="sheet-tool" size="xs" variant="subtle" leftSection={<IconSparkles size={14} />}>
            Clean up
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="ts-scroll" mah="80vh">
          {GROUPS.map(({ label, entries }) => (
            <Fragment key={label}>
              <Menu.Label>{label}</Menu.Label>
              {entries.map(({ choice, title }) => (
                <Menu.Item
                  key={choice}
                  onClick={() => {
                    openCleanUp(choice)
                  }}
                >
                  {title}…
                </Menu.Item>
              ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      {opening && (
        <CleanUpDialog
          {...{ session, fields, areas, opening }}
          onClose={() => {
            closeCleanUp()
            onLeave()
          }}
        />
      )}
    </>
  )
}
