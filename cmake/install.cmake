# The tree that systemd/wirewatch.service expects: install with --prefix /usr.
install(TARGETS wirewatch RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# lib/, not CMAKE_INSTALL_LIBDIR: systemd looks in no multiarch folder.
install(FILES systemd/wirewatch.service DESTINATION lib/systemd/system)
install(FILES systemd/sysusers.d/wirewatch.conf DESTINATION lib/sysusers.d)
install(FILES systemd/tmpfiles.d/wirewatch.conf DESTINATION lib/tmpfiles.d)

install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL FILES_MATCHING PATTERN "*.md")
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

# An administrator's own configuration is never overwritten.
install(CODE "
  set(packaged \"${CMAKE_SOURCE_DIR}/packaging/etc/wirewatch\")
  set(installed \"\$ENV{DESTDIR}/etc/wirewatch\")
  if(NOT EXISTS \"\${installed}/wirewatch.toml\")
    file(INSTALL \"\${packaged}/\" DESTINATION \"/etc/wirewatch\")
  endif()")
