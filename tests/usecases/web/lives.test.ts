import { livesOnOwnPage } from '../../support/own-page-lives.ts';

livesOnOwnPage('suzhou');
