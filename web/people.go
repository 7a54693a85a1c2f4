package web

// routesOfPeople are the pages about who is signed in, who may be, and the
// legal entities that they work for.
func (s *server) routesOfPeople(open, page route, get, post string) {
	open(get, "/sign-in", (*call).signInPage)
	open(post, "/sign-in", (*call).signIn)
	open(post, "/sign-out", (*call).signOut)
	open(get, "/setup/:token", (*call).setupPage)
	open(post, "/setup/:token", (*call).setup)
	open(post, "/language", (*call).setLanguage)

	page(get, "/account", (*call).accountPage)
	page(post, "/account", (*call).changePassword)
	page(post, "/account/feeds", (*call).addFeed)
	page(post, "/account/feeds/revoke", (*call).revokeFeed)
	page(get, "/deadlines.ics", (*call).deadlinesICS)
	open(get, "/feeds/:token", (*call).feed)
	page(post, "/drafts", (*call).keepDraft)
	page(post, "/drafts/discard", (*call).discardDraft)

	page(get, "/users", (*call).usersPage)
	page(get, "/users/new", (*call).newUserPage)
	page(post, "/users/new", (*call).addUser)
	page(get, "/users/:id", (*call).userPage)
	page(post, "/users/:id", (*call).editUser)
	page(get, "/users/:id/password", (*call).passwordPage)
	page(post, "/users/:id/password", (*call).setPassword)

	page(get, "/entities", (*call).entitiesPage)
	page(get, "/entities/new", (*call).newEntityPage)
	page(post, "/entities/new", (*call).addEntity)
	page(get, "/entities/:id", (*call).entityPage)
	page(post, "/entities/:id", (*call).editEntity)
}
