import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './page-title.module.css';

/** The title of the window: what a screen reader says first and a history of pages shows. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Jalon`;
  }, [title]);
}

interface PageTitleProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of a screen. It takes the focus when the screen comes, so that a keyboard starts there. */
export function PageTitle({ title, lead, above, actions }: PageTitleProps) {
  useTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        {above}
        <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        {typeof lead === 'string' ? <Text c="dimmed">{lead}</Text> : lead}
      </div>
      {actions && <Group gap="xs">{actions}</Group>}
    </header>
  );
}
